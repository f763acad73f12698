"""Templates on farming, new countryside, fish and shrimp, roads, co-operatives, budget, tourism."""

from __future__ import annotations

from tests.portals.sentences import topic

NEW_COUNTRYSIDE = topic(
    "new_countryside",
    """
# heading
Xây dựng nông thôn mới
# titles
{Xa} [về đích|cán đích] nông thôn mới sau {#4-9} năm kiên trì
{Huyen} rà soát tiến độ xây dựng nông thôn mới tại {xa} và {xa2}
Người dân {ban} hiến đất mở rộng đường vào khu sản xuất
{Huyen}: Thêm {#2-5} {thon} được công nhận khu dân cư kiểu mẫu
Đoàn thẩm tra làm việc với {xa} về các tiêu chí còn thiếu
Diện mạo mới ở {ban}
{Xa} gỡ khó tiêu chí môi trường trong xây dựng nông thôn mới
# leads
Sau nhiều năm huy động sức dân, {xa} đã hoàn thành {#15-19}/19 tiêu chí nông thôn mới, thu nhập bình quân đạt
 {#31-58} triệu
 đồng mỗi người mỗi năm.
Đoàn công tác của UBND {h} do {canbo}, {chuc} làm trưởng đoàn vừa kiểm tra tiến độ xây dựng nông thôn mới tại {xa}
 và {xa2}.
Chỉ trong {#3-9} tháng, các hộ ở {ban}, {xa} đã hiến hơn {#900-5200} m² đất để mở rộng đường, không một hộ nào đòi
 đền bù.
Từ một nơi điện chưa tới, đường chưa thông, {ban} của {xa} nay đã có nhà văn hóa khang trang và hơn {#60-95}% số hộ
 khá, trung bình.
# facts
Tại {ban}, con đường đất lầy lội trước kia nay đã được đổ bê tông rộng {#3-5} mét, dài {#400-2400} mét, xe tải nhỏ
 vào được tận sân.
Thực hiện {nqhd}, {xa} chia các tiêu chí thành từng phần việc nhỏ, giao cho mỗi chi hội đảm nhận một đoạn đường, một
 cụm dân cư.
[Ngày|Trong ngày] {ngay}, đoàn kiểm tra đã xem hồ sơ của {#5-12} tiêu chí, đi thực tế {#3-6} {thon} và phỏng vấn
 ngẫu nhiên {#20-60} hộ.
Nhà văn hóa {ban} được [xây mới|nâng cấp] từ {tr} tiền nhà nước và {#300-900} ngày công của nhân dân, có sân bóng
 chuyền và tủ sách.
Trước khi làm đường, trưởng {thon} mời từng nhóm hộ đến xem bản vẽ, thống nhất mốc giới rồi mới ký cam kết.
Các hộ tự nguyện lùi hàng rào, phá {#40-260} mét tường cũ và di chuyển chuồng trại ra xa nhà ở ít nhất {#10-25} mét.
Ban quản lý chương trình của {xa} họp giao ban vào chiều thứ sáu hằng tuần, việc nào chậm thì nêu tên người phụ
 trách ngay tại chỗ.
Vườn tạp của {#18-75} hộ ở {b} đã được cải tạo, thay bằng {cay} và rau an toàn, mỗi sào cho thu {#6-19} triệu đồng
 một vụ.
# results
Đến hết {ky}, toàn {h} có {#4-14} xã đạt chuẩn, bình quân mỗi xã đạt {#13-18} tiêu chí, tăng {#1-3} tiêu chí so với
 cùng kỳ.
Tổng nguồn lực huy động trong {#3-5} năm qua đạt {ty}, trong đó nhân dân đóng góp {%12-38} bằng đất, cây trồng và
 ngày công.
Tỷ lệ hộ dùng nước hợp vệ sinh của {xa} tăng từ {%61-74} lên {%88-97}, nhà tiêu đạt chuẩn tăng gấp {#2-3} lần.
Hệ thống loa truyền thanh đã phủ {#9-16}/{#17-19} {thon}; {#80-98}% đường trục chính có điện chiếu sáng ban đêm.
# voices
{Ong}, người có uy tín ở {ban}, kể rằng ban đầu nhiều nhà tiếc mấy hàng cây, nhưng thấy trưởng {thon} chặt trước thì
 ai cũng làm theo.
{Ba} ở {b} cho biết nhà bà hiến gần {#60-320} m² đất vườn vì “đường có rộng thì con cháu mới dễ làm ăn”.
Theo {canbo}, {chuc}, đạt chuẩn đã khó, giữ chuẩn còn khó hơn, nên xã nào lơ là sẽ bị xem xét lại.
# captions
Đoạn đường bê tông mới hoàn thành ở {ban}
{Canbo} kiểm tra hồ sơ các tiêu chí tại {xa}
Người dân {ban} góp công đổ bê tông đường {thon}
# items
Đường {thon} được cứng hóa từ {#70-95}% trở lên
Mỗi hộ có hố rác và hàng rào xanh
Nhà văn hóa mở cửa ít nhất {#3-5} buổi một tuần
Không còn nhà tạm trước quý {#2-4} năm sau
# columns
Xã, phường; Tiêu chí đã đạt; Vốn huy động (triệu đồng)
""",
)

FARMING = topic(
    "farming",
    """
# heading
Sản xuất nông nghiệp
# titles
{Xa} mở rộng diện tích {cay} theo hướng hàng hóa
{Huyen} chủ động phòng dịch cho đàn {con} dịp giao mùa
Thu nhập khá từ mô hình trồng {cay} ở {ban}
Tập huấn kỹ thuật chăm sóc {cay} cho nông dân {xa}
{Huyen} tập trung thu hoạch vụ mùa, chuẩn bị giống vụ tới
Nuôi {con} sinh sản giúp hộ nghèo {xa} có thêm vốn
# leads
Nhờ chuyển {#20-180} ha đất kém hiệu quả sang trồng {cay}, nhiều hộ ở {xa} đã có thu nhập từ {#70-240} triệu đồng
 mỗi năm.
Thời tiết [thất thường|nồm ẩm kéo dài] khiến nguy cơ dịch bệnh trên đàn {con} tăng cao, {huyen} yêu cầu các xã tiêm
 phòng xong trước ngày {ngaysau}.
Trung tâm Dịch vụ nông nghiệp {h} vừa phối hợp với {xa} mở lớp tập huấn trồng và chăm sóc {cay} cho {#35-90} nông dân.
Vụ này nông dân {huyen} gieo trồng {#1200-6800} ha, đạt {%96-104} kế hoạch, sâu bệnh xuất hiện rải rác và đã được
 khoanh vùng.
# facts
Giống {cay} được đưa về trồng thử ở {ban} từ năm {namtruoc}, ban đầu chỉ {#2-7} hộ tham gia trên diện tích chưa đầy
 {#2-5} ha.
Cán bộ khuyến nông hướng dẫn bà con đào hố, bón lót phân chuồng hoai mục, phủ gốc bằng rơm rạ để giữ ẩm trong mùa khô.
Đợt tiêm phòng bắt đầu từ ngày {ngay}, mỗi tổ {#3-5} người chịu trách nhiệm một cụm {thon}, đến tận chuồng từng nhà.
Các điểm giết mổ nhỏ lẻ phải ký cam kết không thu mua {con} không rõ nguồn gốc; chốt kiểm dịch tạm thời hoạt động cả
 ban đêm.
Thay vì bán [qua thương lái|lẻ ngoài chợ], {#12-48} hộ liên kết thành tổ, cân chung một điểm và ký hợp đồng với cơ
 sở chế biến ở thành phố.
Nước tưới được dẫn từ {song} bằng đường ống dài {#600-3900} mét do các hộ góp tiền mua, nhà nước hỗ trợ {#30-60}%
 chi phí.
Ngoài phần lý thuyết, học viên được ra ruộng quan sát rầy nâu, tập pha thuốc đúng liều và ghi sổ nhật ký canh tác.
Theo {kh}, mỗi xã chọn ít nhất {#1-3} cánh đồng mẫu, dùng cùng một giống và gieo trong cùng một tuần.
Giá {cay} đầu vụ dao động từ {#9-38} đến {#40-65} nghìn đồng một ki-lô-gam, cao hơn năm ngoái nhưng không ổn định.
# results
Năng suất bình quân ước đạt {#48-66} tạ một héc-ta, cao hơn vụ trước {#1-5} tạ nhờ đúng lịch thời vụ và đủ nước cuối
 vụ.
Tổng đàn {con} toàn {h} hiện có {#3200-28600} con, đã tiêm được {#2100-3100} liều vắc-xin trong đợt một.
Sau khi trừ chi phí, mỗi héc-ta {cay} cho lãi {#45-160} triệu đồng, gấp {#2-4} lần trồng ngô trên cùng chân đất.
Trong {ky}, {#140-620} hộ được vay vốn ưu đãi với tổng số tiền {ty}, dư nợ quá hạn dưới 0,{#1-4}%.
# voices
{Anh} ở {ban} tâm sự: “Năm đầu tôi mất trắng vì úng rễ, sang năm thứ hai mới dám trồng hết cả đồi”.
{Ba}, {#48-71} tuổi, vừa buộc lại giàn vừa kể rằng làm {cay} vất vả nhất là tháng làm cỏ và tháng canh mưa đá.
Kỹ sư {ten} khuyến cáo bà con không chạy theo giá mà mở rộng ồ ạt, nhất là ở nơi chưa chủ động nước.
# captions
Mô hình trồng {cay} của gia đình {ong2} ở {ban}
Cán bộ thú y tiêm phòng cho đàn {con} tại {xa}
Nông dân {ban} thu hoạch {cay}
# items
Gieo đúng khung lịch, không gieo sau ngày {ngaysau}
Vệ sinh chuồng trại {#2-3} lần mỗi tuần, rắc vôi lối đi
Báo ngay cho thú y xã khi {con} bỏ ăn quá một ngày
Không vứt xác vật nuôi xuống {song}
# columns
Đơn vị; Diện tích (ha); Sản lượng (tấn)
""",
)

AQUACULTURE = topic(
    "aquaculture",
    """
# heading
Nuôi trồng thủy sản
# titles
{Xa} phát triển nghề nuôi cá lồng trên {song}
{Huyen} thả {#12-90} nghìn con cá giống tái tạo nguồn lợi thủy sản
Nông dân {ban} thoát nghèo nhờ con tôm
Cảnh báo môi trường nước tại các vùng nuôi của {huyen}
Tổ hợp tác nuôi thủy sản {ban} làm ăn có lãi
# leads
Tận dụng mặt nước {song}, các hộ ở {xa} đã đầu tư {#80-640} lồng bè và ao nuôi, mỗi năm bán ra thị trường {#60-430}
 tấn thủy sản.
Kết quả quan trắc mới nhất cho thấy độ đục và a-mô-ni-ắc tại {#2-5} điểm nuôi của {huyen} vượt ngưỡng, người nuôi
 cần theo dõi sát.
Sáng {ngay}, tại bến nước {ban}, {huyen} tổ chức thả cá giống và kêu gọi người dân không dùng xung điện đánh bắt.
# facts
Mỗi lồng có thể tích {#40-120} mét khối, thả {#400-1500} con giống, sau {#8-14} tháng thì xuất bán lứa đầu.
Người nuôi ở {ban} thay nhau trực đêm, ghi nhiệt độ nước vào lúc {#4-6} giờ sáng và {#14-16} giờ chiều để kịp chạy
 máy sục khí.
Trước vụ nuôi, ao được sên vét, phơi đáy {#7-15} ngày, bón vôi rồi mới lấy nước qua túi lọc hai lớp.
Đội kiểm tra liên ngành đã thu giữ {#3-14} bộ kích điện, lập biên bản {#2-9} trường hợp và vận động nộp lại lưới mắt
 nhỏ.
Chi cục chuyên ngành lấy mẫu định kỳ {#2-4} lần mỗi tháng, kết quả gửi qua nhóm tin nhắn của từng {thon} ngay trong
 ngày.
Thức ăn chiếm quá nửa chi phí nên nhiều hộ trồng thêm cỏ, ủ cám và tận dụng cá tạp để giảm giá thành.
Con giống mua ở trại có giấy kiểm dịch; lô nào chết quá {#5-12}% trong tuần đầu thì trại giống phải đền.
Lễ thả cá do {canbo}, {chuc} chủ trì, có hơn {#120-400} đoàn viên, học sinh và bà con {xa} tham gia.
# results
Sản lượng thủy sản {ky} ước đạt {#380-5400} tấn, bằng {%51-96} kế hoạch năm và tăng {%2-9} so với cùng kỳ.
Trừ chi phí, mỗi lồng lãi từ {#9-28} triệu đồng; hộ nuôi nhiều nhất có {#18-46} lồng.
Toàn {h} hiện có {#210-1900} hộ nuôi thủy sản, {#6-31} tổ hợp tác và {#2-7} cơ sở thu mua, sơ chế.
# voices
{Ong}, tổ trưởng tổ hợp tác ở {ban}, nói rằng nghề này “được nước thì được cả năm, mất nước thì mất trong một đêm”.
{Chi} cho hay từ ngày có xe lạnh vào tận bến, thương lái không còn ép giá như trước.
Chuyên viên {ten} lưu ý bà con giảm {#20-40}% lượng thức ăn trong những ngày trời âm u, nắng mưa xen kẽ.
# captions
Lồng bè của các hộ {ban} trên {song}
Đại biểu và nhân dân {xa} thả cá giống
Thu hoạch tôm ở {ban}
# items
Giữ mực nước ao trên {#1-2} mét
Không xả nước ao bệnh ra kênh chung
Ghi nhật ký cho ăn hằng ngày
Treo túi vôi quanh lồng trước mùa mưa
# columns
Vùng nuôi; Số hộ; Sản lượng (tấn)
""",
)

ROADS = topic(
    "roads",
    """
# heading
Hạ tầng giao thông
# titles
Khởi công tuyến đường nối {xa} với {xa2}
Cầu dân sinh {ban} đưa vào sử dụng trước mùa mưa
{Huyen} đẩy nhanh giải phóng mặt bằng các công trình trọng điểm
Hơn {#12-48} km đường {thon} được cứng hóa trong năm {nam}
{Xa} khắc phục các điểm đen tai nạn giao thông
# leads
Tuyến đường {xa} - {xa2} dài {#4-21} km, tổng mức đầu tư {ty}, vừa được khởi công sáng {ngay} với sự có mặt của đông
 đảo nhân dân.
Sau {#7-15} tháng thi công, cây cầu bắc qua {song} tại {ban} đã thông xe, chấm dứt cảnh học sinh đi bè mảng mỗi mùa
 nước lớn.
{Canbo}, {chuc} vừa kiểm tra tiến độ giải phóng mặt bằng và yêu cầu các đơn vị bàn giao toàn bộ trước ngày {ngaysau}.
# facts
Nền đường rộng {#5-9} mét, mặt láng nhựa, có rãnh thoát nước hai bên và {#6-28} cống ngang.
Nhà thầu huy động {#3-6} mũi thi công, làm ba ca, tranh thủ những ngày nắng ráo để đắp xong nền trước mùa mưa.
Có {#45-310} hộ bị ảnh hưởng, trong đó {#8-40} hộ phải di chuyển nhà; khu tái định cư bố trí gần trường học và trạm
 y tế.
Theo {qd}, đơn giá bồi thường cây lâu năm được điều chỉnh tăng, các hộ nhận tiền qua tài khoản ngân hàng.
Cầu có {#2-4} nhịp, lan can thép, tải trọng {#8-13} tấn; hai đầu cầu lắp biển báo và đèn năng lượng mặt trời.
Đội cảnh sát giao thông phối hợp với công an xã cắm thêm {#10-36} biển báo, sơn lại gờ giảm tốc trước cổng trường.
Những đoạn dốc trên {#10-14}% được đổ bê tông nhám, phía ta-luy âm có hộ lan mềm.
Đơn vị tư vấn đề nghị dịch tim tuyến {#3-12} mét tại {b} để tránh khu mộ và nhóm cây cổ thụ của {thon}.
# results
Từ đầu năm, toàn {h} đã bê tông hóa {#14-62} km đường {thon}, nhân dân góp {#6200-19400} ngày công và hiến {#2-9} ha
 đất.
Giá trị khối lượng thực hiện đạt {ty}, giải ngân {%54-91} kế hoạch vốn, cao hơn bình quân chung của tỉnh.
Tai nạn giao thông {ky} giảm trên cả ba mặt: số vụ giảm {#2-9}, số người chết giảm {#1-3}, số người bị thương giảm
 {#2-8}.
# voices
{Ong} ở {ban} bảo rằng trước đây chở một bao lúa ra chợ mất nửa ngày, giờ xe máy đi {#20-40} phút là tới.
Chỉ huy trưởng công trường {ten} khẳng định khó nhất là vận chuyển cát sỏi, vì mỏ gần nhất cách {#25-70} km.
“Đất là của ông cha để lại, nhưng đường là của con cháu sau này”, {ba2} chia sẻ khi ký biên bản bàn giao.
# captions
Lễ khởi công tuyến đường {xa} - {xa2}
Cầu dân sinh qua {song} ở {ban}
Thi công mặt đường tại {ban}
# items
Hoàn thành cắm mốc trước ngày {ngaysau}
Chi trả tiền bồi thường một lần
Bố trí tạm cư cho {#3-12} hộ
Thông tuyến trước mùa mưa
# columns
Tuyến đường thuộc xã; Chiều dài (km); Kinh phí (triệu đồng)
""",
)

COOPERATIVE = topic(
    "cooperative",
    """
# heading
Kinh tế tập thể và sản phẩm OCOP
# titles
Hợp tác xã {ban} đưa {sp} lên sàn thương mại điện tử
{Huyen} có thêm {#2-6} sản phẩm đạt ba sao OCOP
Người trẻ {xa} khởi nghiệp từ {sp}
Hội chợ nông sản {huyen}: {sp} bán hết trong buổi sáng
Ra mắt tổ hợp tác sản xuất {sp} tại {xa}
# leads
Từ chỗ chỉ bán ở chợ phiên, {sp} của hợp tác xã ở {ban} nay đã có tem truy xuất và đơn hàng từ {#9-27} tỉnh, thành.
Hội đồng đánh giá {h} vừa chấm {#6-18} hồ sơ OCOP năm {nam}, trong đó {sp} đạt số điểm cao nhất: {#71-88} điểm.
{Anh}, {#24-35} tuổi, bỏ việc ở thành phố về {ban} làm {sp} và tạo việc làm cho {#7-26} lao động địa phương.
# facts
Hợp tác xã có {#9-42} thành viên, góp vốn ban đầu {tr}, xưởng sơ chế đặt ngay cạnh trục đường chính của {xa}.
Bao bì do học sinh trường nội trú vẽ, lấy hoa văn thêu của người {dt} làm họa tiết chủ đạo.
Mỗi lô hàng được lưu mẫu {#3-12} tháng; nhiệt độ kho và ngày đóng gói ghi trên sổ điện tử.
Phòng Kinh tế hỗ trợ máy đóng gói, tem điện tử và {#2-4} chuyến tham gia hội chợ trong năm theo {qd}.
Đoàn viên các chi đoàn chia nhau chụp ảnh sản phẩm, viết lời giới thiệu và phát trực tiếp vào {#19-20} giờ tối thứ
 bảy.
Nguyên liệu được bao tiêu với giá cao hơn thị trường {#5-15}%, đổi lại người dân không phun thuốc trước thu hoạch
 {#10-25} ngày.
Gian hàng của {xa} tại hội chợ chỉ rộng {#9-18} mét vuông nhưng lúc nào cũng đông khách dùng thử.
Hồ sơ dự thi gồm phiếu kiểm nghiệm, câu chuyện sản phẩm, phương án kinh doanh và minh chứng liên kết với nông dân.
# results
Doanh thu {ky} đạt {ty}, lương người lao động từ {#4-8} triệu đồng mỗi tháng.
Toàn {h} hiện có {#14-52} hợp tác xã đang hoạt động, {#3-9} hợp tác xã ngừng hoạt động được giải thể theo luật.
Sau {#3-6} ngày mở hội chợ, {#38-120} gian hàng bán được {ty}, ký {#5-22} biên bản ghi nhớ tiêu thụ.
# voices
Giám đốc hợp tác xã {ten} thừa nhận khâu yếu nhất là người trực điện thoại: khách gọi ba lần không ai nghe thì mất
 luôn.
{Ba} ở {ban} vui vì lần đầu trong đời thấy tên {thon} mình in trên một chiếc hộp bán ở siêu thị.
{Canbo} nhắc các chủ thể giữ chất lượng đều tay, đừng để “ba sao lúc chấm, một sao lúc bán”.
# captions
Sản phẩm {sp} của hợp tác xã ở {ban}
Khách tham quan gian hàng của {xa}
Đóng gói {sp} tại xưởng sơ chế
# items
Đăng ký mã vùng trồng cho {#20-90} ha
Kiểm nghiệm sản phẩm {#1-2} lần mỗi năm
Mỗi xã có ít nhất một sản phẩm chủ lực
Bồi dưỡng bán hàng trực tuyến cho thành viên
# columns
Chủ thể tại; Số thành viên; Doanh thu (triệu đồng)
""",
)

BUDGET = topic(
    "budget",
    """
# heading
Thu ngân sách và đầu tư công
# titles
{Huyen} [phấn đấu|quyết tâm] thu ngân sách vượt dự toán năm {nam}
Kỳ họp chuyên đề HĐND {h} thông qua {#4-11} nghị quyết
{Huyen} đánh giá tình hình kinh tế - xã hội {ky}
Giải ngân vốn đầu tư công: Nhìn từ {xa}
# leads
UBND {h} vừa họp đánh giá tình hình kinh tế - xã hội {ky} và bàn giải pháp cho những tháng còn lại, {canbo}, {chuc}
 chủ trì.
Tại kỳ họp chuyên đề ngày {ngay}, các đại biểu HĐND {h} đã biểu quyết thông qua {#4-11} nghị quyết về đầu tư công và
 đất đai.
Tính đến ngày {ngay}, {huyen} mới giải ngân được {%41-67} vốn đầu tư công, còn {#3-9} dự án chưa xong thủ tục.
# facts
Thu ngân sách trên địa bàn đạt {ty}, trong đó thuế ngoài quốc doanh và tiền sử dụng đất chiếm quá nửa.
Các ý kiến thảo luận tập trung vào {#3-5} nhóm việc: đất đai, đầu tư, thu hút doanh nghiệp và nợ đọng xây dựng cơ bản.
Đội thuế liên xã rà lại {#180-760} hộ kinh doanh, đưa vào quản lý thêm {#15-80} hộ bán hàng qua mạng.
{nqhd} cho phép điều chuyển {tr} từ dự án chậm tiến độ sang công trình cấp nước của {xa}.
Có {#11-39} lượt đại biểu phát biểu; phần chất vấn kéo dài {#90-180} phút và được truyền thanh trực tiếp đến các
 {thon}.
Chủ đầu tư phải báo cáo từng tuần, dự án nào hai tuần liền không có khối lượng thì lãnh đạo {h} làm việc trực tiếp.
Chi thường xuyên được tiết kiệm {#5-10}% ngay từ đầu năm để lập quỹ dự phòng thiên tai.
# results
Tốc độ tăng giá trị sản xuất {ky} ước {%6-11}, thu nhập bình quân đầu người đạt {#28-62} triệu đồng.
Có {#13-17}/{#18-21} chỉ tiêu đạt hoặc vượt kế hoạch; các chỉ tiêu còn lại đều đạt trên {#80-95}%.
Số doanh nghiệp thành lập mới là {#12-58}, tăng {#3-11} doanh nghiệp so với cùng kỳ năm trước.
# voices
Đại biểu {ten}, tổ {xa}, đề nghị làm rõ trách nhiệm khi một công trình phải điều chỉnh thiết kế tới {#2-4} lần.
{Canbo} cho rằng thiếu vốn không đáng lo bằng có vốn mà không tiêu được vì hồ sơ nằm trên bàn.
Theo bà {nu}, Phòng Tài chính - Kế hoạch, dự toán năm tới sẽ ưu tiên trường học và thủy lợi nhỏ.
# captions
Các đại biểu biểu quyết thông qua nghị quyết
{Canbo} phát biểu kết luận hội nghị
Quang cảnh kỳ họp chuyên đề của HĐND {h}
# items
Thu đúng, thu đủ, không thu trước thuế của năm sau
Dứt điểm quyết toán {#8-25} công trình tồn đọng
Công khai danh mục đầu tư tại trụ sở xã
Họp giao ban giải ngân hai tuần một lần
# columns
Đơn vị; Dự toán (triệu đồng); Thực hiện (triệu đồng)
""",
)

TOURISM = topic(
    "tourism",
    """
# heading
Du lịch
# titles
{Xa} làm du lịch cộng đồng từ nếp nhà cũ
Mùa {cay} chín, khách tìm về {ban}
{Huyen} tập huấn kỹ năng đón khách cho {#25-60} hộ dân
Khai thác tiềm năng du lịch trên {song}
# leads
Cách trung tâm {h} {#8-34} km, {ban} mỗi cuối tuần đón {#60-450} lượt khách đến ngủ nhà dân, ăn cơm bếp củi và đi bộ
 dọc {song}.
{Huyen} vừa mở lớp kỹ năng đón khách cho các hộ làm du lịch cộng đồng ở {xa}, học viên thực hành ngay tại nhà mình.
Không khách sạn lớn, không bê tông hóa, {xa} chọn cách làm du lịch chậm và giữ nếp sinh hoạt của người {dt}.
# facts
Ban đầu cả {thon} chỉ có {#2-5} nhà đón khách, nay đã thành nhóm {#9-28} hộ, chia khách theo lượt để không tranh
 giành.
Bữa cơm đãi khách có rau vườn, cá {song} và {sp}; nhà nào nấu món gì được bàn từ tối hôm trước.
Học viên tập gấp chăn, pha nước, trả lời bằng tiếng Anh đơn giản và xử lý khi khách bị cảm, bị côn trùng đốt.
Nhóm thanh niên dẫn đường thuộc từng gốc cây, mỗi chuyến đi bộ {#5-12} km đều mang túi thuốc và bộ đàm.
Đội văn nghệ {ban} gồm {#14-32} người, tập vào các tối thứ ba và thứ năm, diễn cho khách xem vào tối thứ bảy.
Theo {kh}, {huyen} dành {tr} làm biển chỉ đường, bãi đỗ xe và nhà vệ sinh công cộng cho {#2-4} điểm đến.
Rác của khách được phân loại tại nhà; chai nhựa gom lại bán lấy tiền mua sách cho điểm trường.
# results
Trong {ky}, {huyen} đón {#6200-84000} lượt khách, doanh thu ước {ty}.
Hộ làm du lịch thu thêm {#3-12} triệu đồng mỗi tháng, cao nhất vào các tháng nghỉ hè và dịp cuối năm.
Khách lưu trú bình quân {#1-2},{#1-9} ngày, tăng nhẹ so với năm {namtruoc}.
# voices
{Ba} ở {ban} cười bảo hồi đầu thấy khách chụp ảnh cái chõ xôi cũng ngại, giờ thì tự tin kể chuyện nhà.
{Anh}, trưởng nhóm, nói điều lo nhất là khách đông quá sẽ mất đi cái vắng vẻ mà người ta tìm đến.
Hướng dẫn viên {ten} góp ý nên có quy định giờ yên tĩnh sau {#21-22} giờ.
# captions
Du khách dạo thuyền trên {song}
Một góc {ban} mùa {cay} chín
Lớp tập huấn đón khách tại {xa}
# items
Niêm yết giá phòng và bữa ăn
Khai báo lưu trú trước {#21-23} giờ
Không bán thú rừng cho khách
Giữ nếp nhà, không sơn lại bằng màu chói
# columns
Điểm đến; Lượt khách; Doanh thu (triệu đồng)
""",
)
