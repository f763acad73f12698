"""Templates on floods, salt water, security, recruits, forests, waste, digital services."""

from __future__ import annotations

from tests.portals.sentences import topic

DISASTER = topic(
    "disaster",
    """
# heading
Phòng, chống thiên tai
# titles
{Huyen} khắc phục hậu quả mưa lũ tại {xa}
Mưa lớn gây sạt lở, {xa} di dời khẩn cấp {#14-80} hộ
Diễn tập ứng phó lũ quét ở {ban}
Giúp dân dựng lại nhà sau giông lốc
{Huyen} rà soát {#8-36} điểm có nguy cơ sạt lở
# leads
Mưa lớn trong đêm {ngay} khiến nước {song} dâng nhanh, cuốn trôi {#3-14} ngôi nhà và chia cắt nhiều {thon} của {xa}.
Ngay trong đêm, lực lượng tại chỗ đã đưa {#14-80} hộ ở {ban}, {xa} ra khỏi vùng nguy hiểm, không để thiệt hại về
 người.
{Huyen} tổ chức diễn tập ứng phó lũ quét và sạt lở đất với sự tham gia của hơn {#180-460} người tại {ban}, {xa}.
# facts
Lượng mưa đo được trong {#6-12} giờ lên tới {#120-310} mm; đến gần sáng, nước ngập quá cửa sổ nhà văn hóa {ban}.
Ta-luy dương tại {b} sạt hơn {#300-4200} mét khối đất đá, giao thông qua {x} tê liệt hoàn toàn.
Dân quân dùng dây thừng và xuồng máy đưa người già, trẻ nhỏ lên điểm trường, mỗi chuyến chỉ chở {#5-9} người.
Bếp ăn tập thể nấu {#150-600} suất cơm mỗi bữa; chăn, nước uống và thuốc được chuyển vào bằng đường bộ xuyên rừng.
Kẻng báo động được treo ở {#4-12} vị trí, ba hồi dài nghĩa là bỏ hết đồ đạc và chạy lên chỗ đã đánh dấu sơn đỏ.
Máy xúc của các hộ trong {thon} được huy động ngay từ {#4-5} giờ sáng, thông được một làn đường vào giữa trưa.
Tình huống diễn tập giả định mưa {#3-5} ngày liên tục, mất điện, mất sóng điện thoại và có người mắc kẹt giữa dòng.
Theo {kh}, các xã thực hiện bốn tại chỗ, dự trữ ít nhất {#2-6} tấn gạo và {#300-900} thùng nước.
Gió giật mạnh lúc {#14-17} giờ làm tốc mái {#22-130} căn nhà, đổ gãy {#3-18} ha {cay} đang kỳ thu hoạch.
# results
Thiệt hại ban đầu ước {ty}: {#9-64} nhà hư hỏng, {#15-210} ha lúa và hoa màu bị vùi lấp, {#2-11} cầu tạm bị trôi.
Đến ngày {ngaysau2}, {#80-98}% hộ mất nhà đã có chỗ ở tạm, điện lưới được cấp lại cho {#6-19} {thon}.
Mặt trận Tổ quốc {h} tiếp nhận {tr} và {#4-22} tấn hàng cứu trợ, phân bổ theo danh sách có chữ ký trưởng {thon}.
# voices
{Ong} ở {ban} chưa hết bàng hoàng: “Nghe tiếng ầm ầm là tôi dắt cháu chạy, ngoảnh lại đã không thấy nhà”.
{Canbo}, có mặt tại hiện trường từ sớm, yêu cầu trước hết không để ai đói, ai rét, rồi mới tính chuyện dựng nhà.
{Anh}, dân quân {x}, hai ngày liền chỉ ngủ được {#2-4} tiếng trên sàn trạm y tế.
# captions
Lực lượng chức năng giúp dân {ban} dọn bùn đất
Điểm sạt lở trên đường vào {xa}
Diễn tập đưa người dân ra khỏi vùng nguy hiểm
# items
Không vớt củi khi nước đang lên
Chuẩn bị đèn pin, áo mưa, giấy tờ trong túi chống nước
Nghe kẻng là rời nhà ngay
Báo trực ban {#2-3} giờ một lần
# columns
Địa bàn; Nhà hư hỏng; Hoa màu (ha)
""",
)

SALINITY = topic(
    "salinity",
    """
# heading
Phòng, chống hạn mặn
# titles
{Huyen} đắp {#12-60} đập tạm ngăn mặn
Nước mặn lấn sâu, {xa} trữ nước ngọt từng lu
Vận hành cống ngăn triều bảo vệ {#2-9} nghìn ha lúa
{Xa} gia cố đê bao trước đợt triều cường
# leads
Độ mặn trên {song} đã lên {#2-7} phần nghìn, sớm hơn mọi năm khoảng {#10-25} ngày, {huyen} khẩn trương đắp đập tạm
 và trữ nước.
Đợt triều cường đầu tháng uy hiếp {#4-19} km đê bao của {xa}, chính quyền huy động người dân ra quân gia cố suốt đêm.
# facts
Cống ngăn mặn đóng khi độ mặn vượt {#1-2} phần nghìn, mở tranh thủ lúc triều kém để lấy nước ngọt vào kênh cấp hai.
Người dân {ban} vét lại ao, mua thêm lu và túi nhựa trữ nước, mỗi nhà có từ {#3-12} mét khối dùng cho mùa khô.
Cán bộ thủy nông đo mặn hai lần mỗi ngày, viết kết quả lên bảng phấn đặt ở đầu cầu cho ghe xuồng đi ngang cùng thấy.
Đập tạm làm bằng cừ tràm, bạt và đất, dài {#12-45} mét, chừa một khoảng cho ghe nhỏ kéo qua.
Nông dân được khuyến cáo không xuống giống vụ ba ở {#300-1900} ha cuối nguồn, chuyển sang màu hoặc nuôi tôm.
Xe bồn chở nước sạch đến {b} vào {#5-7} giờ sáng, mỗi hộ nhận {#60-200} lít, người già được chở tận nhà.
Đoạn đê bị lún {#20-60} phân được đóng thêm hai hàng cừ, trải vải địa kỹ thuật và bao cát.
Thực hiện {qd}, {huyen} chi {tr} từ quỹ phòng, chống thiên tai để mua cừ tràm và thuê máy bơm.
# results
Nhờ chủ động, chỉ {#20-140} ha lúa giảm năng suất, không có diện tích mất trắng.
Toàn {h} đã nạo vét {#18-90} km kênh, vận hành {#9-41} cống và cấp nước cho {#1800-9400} hộ.
So với đợt hạn mặn năm {namtruoc}, thiệt hại giảm {%30-64}.
# voices
{Ong} nếm thử nước dưới mé sông, lắc đầu: “Lợ rồi, cho vịt uống nó còn chê”.
{Canbo} đề nghị các xã báo trước lịch đóng cống ít nhất {#24-48} giờ cho ghe hàng.
{Chi} ở {ban} đổi lịch giặt giũ vào ngày nước ròng để dành nước ngọt nấu cơm.
# captions
Đắp đập tạm ngăn mặn ở {ban}
Đo độ mặn trên {song}
Gia cố đê bao tại {xa}
# items
Kiểm tra độ mặn trước khi bơm tưới
Không lấy nước vào ao khi chưa có thông báo
Dự trữ nước sinh hoạt ít nhất {#20-40} ngày
Trực đê suốt đợt triều
# columns
Tuyến kênh thuộc xã; Số cống; Diện tích (ha)
""",
)

SECURITY = topic(
    "security",
    """
# heading
An ninh, trật tự
# titles
Ngày hội toàn dân bảo vệ an ninh Tổ quốc ở {xa}
Công an {huyen} cảnh báo thủ đoạn lừa đảo qua điện thoại
Mô hình “Tiếng kẻng an ninh” ở {ban}
{Huyen} vận động giao nộp {#30-190} khẩu súng tự chế
Ra mắt tổ bảo vệ an ninh cơ sở tại {xa}
# leads
Hòa trong không khí phấn khởi, {xa} tổ chức ngày hội toàn dân bảo vệ an ninh Tổ quốc với sự tham dự của {#180-420}
 người dân {ban}.
Chỉ trong một tháng, {#4-13} người dân {huyen} bị lừa mất hơn {tr} qua các cuộc gọi mạo danh cán bộ, ngân hàng.
Sau {#2-5} năm duy trì, mô hình “Tiếng kẻng an ninh” ở {ban} đã giúp bắt quả tang {#5-19} vụ trộm cắp vặt.
# facts
Đúng {#21-22} giờ, ba hồi kẻng vang lên nhắc các nhà khóa cổng, dắt xe vào trong và trẻ nhỏ không ra đường.
Kẻ gian thường tự xưng người quen, báo tin con đang cấp cứu rồi giục chuyển tiền trong {#10-30} phút.
Công an xã đến từng nhà, đọc mẫu cuộc gọi lừa đảo và cài sẵn số trực ban vào điện thoại người già.
Tổ bảo vệ có {#3-7} thành viên mỗi {thon}, được trang bị đèn pin, gậy, bộ đàm và tập huấn {#5-10} ngày.
Người dân tự mang nộp súng kíp, nỏ và kích điện; ai nộp cũng được ghi giấy biên nhận và tặng bao gạo {#10-20}
 ki-lô-gam.
Tại lễ phát động, đại diện {#5-12} dòng họ ký cam kết không có người nghiện, không chứa chấp người lạ.
Camera do dân góp tiền lắp ở {#8-34} vị trí, hình ảnh lưu {#7-30} ngày tại trụ sở công an {xa}.
Qua đấu tranh, đối tượng khai nhận đã gây ra {#3-9} vụ tương tự ở các xã giáp ranh từ {nc}.
Lực lượng biên phòng và công an phối hợp tuần tra {#12-40} buổi mỗi tháng theo {kh}.
# results
Phạm pháp hình sự {ky} giảm {%6-24}, tỷ lệ điều tra khám phá đạt {%85-97}.
Đến nay, {#90-100}% {thon} đăng ký đạt tiêu chuẩn an toàn về an ninh, trật tự; {#40-160} camera hoạt động ổn định.
Công an {h} làm sạch {#14-90} nghìn dữ liệu dân cư, cấp {#9-62} nghìn thẻ căn cước.
# voices
{Ba} suýt mất sổ tiết kiệm, may có cô giao dịch viên giữ lại hỏi thêm ba câu rồi gọi công an xã.
Thượng tá {ten} khuyên bà con nhớ một điều: cơ quan nhà nước không bao giờ yêu cầu chuyển tiền qua điện thoại.
{Ong}, tổ trưởng ở {ban}, bảo kẻng cũ từ thời hợp tác xã mà bây giờ vẫn được việc.
# captions
Tiết mục văn nghệ tại ngày hội ở {ban}
Công an xã tuyên truyền cho người dân {xa}
Người dân {ban} giao nộp súng tự chế
# items
Không cung cấp mã xác thực cho người lạ
Ghi lại biển số xe khả nghi
Gọi trực ban ngay khi có đánh nhau
Khai báo tạm trú trong {#12-24} giờ
# columns
Địa bàn; Số tổ tự quản; Tin báo
""",
)

MILITARY = topic(
    "military",
    """
# heading
Quân sự, quốc phòng
# titles
Thanh niên {xa} náo nức lên đường nhập ngũ
{Huyen} khám tuyển nghĩa vụ quân sự đợt {#1-2}
Dân quân {xa} huấn luyện trên thao trường
Diễn tập khu vực phòng thủ {huyen} năm {nam}
# leads
Sáng {ngay}, {#90-210} tân binh của {huyen} lên đường nhập ngũ trong tiếng trống và vòng tay tiễn đưa của gia đình,
 bạn bè.
Hội đồng Nghĩa vụ quân sự {h} hoàn thành khám sức khỏe cho {#300-980} thanh niên, tỷ lệ đủ tiêu chuẩn đạt {%34-56}.
Hơn {#120-400} dân quân của {xa} và các xã lân cận vừa bước vào đợt huấn luyện kéo dài {#7-15} ngày.
# facts
Ngọn lửa truyền thống được thắp lúc {#6-7} giờ; mỗi tân binh nhận một ba lô, cuốn sổ tay và lá thư của hội phụ nữ.
Khám tuyển qua {#8-10} phòng chuyên khoa, kết quả công khai tại chỗ, thanh niên có quyền xem lại phiếu của mình.
Bãi tập đặt ở sườn đồi {b}, nắng gắt, dân quân tập bắn, băng bó, đào hầm và xử lý cháy rừng.
Hội trại tòng quân có {#12-22} gian, trưng bày ảnh cũ, nông sản và sơ đồ {thon} do thanh niên tự vẽ.
Trong đêm diễn tập, khối vận hành cơ chế họp {#3-4} hội nghị, khối thực binh bắn {#6-14} bài, không để xảy ra mất an
 toàn.
Có {#25-90} thanh niên viết đơn tình nguyện, trong đó {#3-14} người đã tốt nghiệp cao đẳng, đại học.
Ban Chỉ huy Quân sự {h} căn cứ {qd} để gọi đúng, gọi đủ, không bù đổi.
# results
Toàn {h} giao quân đạt 100% chỉ tiêu, chất lượng sức khỏe loại một và hai chiếm {%61-80}.
Kết quả kiểm tra cuối đợt: {#80-95}% đạt khá, giỏi; {xa} dẫn đầu nội dung bắn súng.
Qua diễn tập, {huyen} rút ra {#5-11} vấn đề cần bổ sung vào kế hoạch tác chiến và hậu cần tại chỗ.
# voices
Tân binh {nam_ten} hứa với mẹ sẽ học lấy một nghề và viết thư về mỗi tháng.
{Ong} ba đời có người mặc áo lính, tiễn cháu chỉ dặn “đi cho đàng hoàng”.
Trung tá {ten} nhắc anh em tập sao ăn vậy, mệt thì nghỉ nhưng không được làm dối.
# captions
Tân binh {xa} lên đường nhập ngũ
Dân quân {xa} trên thao trường
Khám sức khỏe nghĩa vụ quân sự tại {huyen}
# items
Thâm nhập lý lịch từng thanh niên
Công khai danh sách tạm hoãn
Giữ vũ khí đúng quy định
Chăm lo gia đình có con đi bộ đội
# columns
Xã, phường; Khám tuyển; Đủ tiêu chuẩn
""",
)

FOREST = topic(
    "forest",
    """
# heading
Bảo vệ rừng
# titles
{Xa} giữ rừng đầu nguồn bằng quy ước {thon}
{Huyen} trồng mới {#120-900} ha rừng trong mùa mưa
Chi trả dịch vụ môi trường rừng cho {#400-2100} hộ
Nguy cơ cháy rừng cấp {#4-5} tại {huyen}
# leads
Hơn {#400-2600} ha rừng đầu nguồn của {xa} vẫn xanh nhờ tổ tuần tra và quy ước do chính người dân {ban} đặt ra.
Nắng nóng kéo dài {#12-28} ngày đẩy nguy cơ cháy rừng ở {huyen} lên cấp {#4-5}, lực lượng kiểm lâm trực suốt ngày đêm.
{Huyen} vừa chi trả {ty} tiền dịch vụ môi trường rừng, các hộ nhận qua tài khoản hoặc tại điểm bưu điện.
# facts
Mỗi tuần tổ tuần tra đi {#2-3} chuyến, mang theo gạo, dao phát và máy định vị do kiểm lâm cho mượn.
Ai chặt một cây gỗ phải trồng lại {#5-15} cây và nộp phạt {#1-3} con gà cho bữa họp {thon}.
Đường băng cản lửa dài {#8-46} km được phát dọn xong, {#14-52} biển cấm lửa dựng ở các lối lên nương.
Cây giống là lát, giổi và quế, bầu đất đủ {#6-12} tháng tuổi, được vận chuyển vào rừng bằng ngựa thồ.
Khi có khói ở {b}, chòi canh báo qua bộ đàm, {#30-90} người mang cành tươi và bình phun có mặt sau {#25-60} phút.
Kiểm lâm địa bàn {ten} vẽ lại ranh giới bằng ảnh vệ tinh, phát hiện {#3-16} điểm mất rừng nghi do lấn nương.
Theo {nqhd}, hộ nhận khoán được khai thác măng, nấm và trồng {cay} dưới tán nhưng không được dựng lán kiên cố.
Chủ nương phải báo trưởng {thon} trước khi đốt, chỉ đốt lúc lặng gió trước {#8-9} giờ sáng và canh đến khi tàn tro
 nguội.
# results
Tỷ lệ che phủ rừng của {huyen} đạt {%42-68}, tăng so với {ky}; số vụ vi phạm giảm {#3-18} vụ.
Bình quân mỗi hộ nhận từ {#2-11} triệu đồng một năm, có {thon} dành một phần mua bàn ghế cho lớp mầm non.
Trong {ky}, xảy ra {#1-4} vụ cháy thảm cỏ, diện tích {#1-7} ha, không lan vào rừng tự nhiên.
# voices
{Ong}, tổ trưởng tuần tra, nói rừng mất thì {song} cạn, mà nước cạn thì {thon} phải dời.
{Anh}, kiểm lâm viên, thuộc mặt từng lối mòn nên nhìn dấu chân biết người lạ hay người {thon}.
{Canbo} yêu cầu chủ rừng báo cáo cả những vụ nhỏ, giấu một vụ là mất lòng tin cả năm.
# captions
Tổ tuần tra rừng ở {ban}
Phát dọn đường băng cản lửa tại {xa}
Trồng rừng đầu mùa mưa ở {xa}
# items
Không đốt nương vào buổi trưa
Tuần tra ít nhất {#4-10} chuyến mỗi tháng
Bảo dưỡng bình phun, dao phát
Báo cháy trong vòng {#5-10} phút
# columns
Xã, phường; Rừng giao khoán (ha); Tiền chi trả (triệu đồng)
""",
)

WASTE = topic(
    "waste",
    """
# heading
Vệ sinh môi trường
# titles
{Ban} không rác: Chuyện từ những chiếc sọt tre
{Huyen} ra quân làm sạch bờ {song}
{Xa} thí điểm phân loại rác tại nguồn
Xử lý dứt điểm bãi rác tạm ở {xa}
# leads
Mỗi sáng thứ bảy, người dân {ban} cùng quét đường, nhặt rác và chăm hàng hoa; sau {#6-18} tháng, {thon} đã không còn
 bãi rác tự phát.
Hơn {#200-800} người đã tham gia dọn {#3-14} km bờ {song}, thu gom {#4-26} tấn rác thải và bèo tây.
{Xa} là nơi đầu tiên của {huyen} thí điểm phân loại rác tại nguồn cho {#300-1400} hộ.
# facts
Nhà nào cũng có hai sọt tre, một đựng rác ủ phân, một đựng chai lọ; túi ni-lông sạch được gấp gọn đổi lấy xà phòng.
Xe thu gom đi theo nhạc hiệu vào {#17-18} giờ các ngày chẵn, ai đổ sai loại sẽ được dán nhãn vàng lên thùng.
Bãi rác tạm rộng {#600-3200} mét vuông được phủ đất, trồng keo và rào lại; nước rỉ dẫn về hố có lót bạt.
Vỏ thuốc trừ sâu được bỏ vào {#25-120} bể bê tông đặt ở bờ ruộng, mỗi quý chở đi xử lý một lần.
Học sinh đo độ trong của nước bằng đĩa tự chế, kết quả từng tuần dán trên bảng tin trường.
Cơ sở giết mổ ở {b} bị yêu cầu dừng xả thải, lắp hầm {#15-60} mét khối trước ngày {ngaysau}.
Theo {kh}, phí vệ sinh là {#15-40} nghìn đồng một hộ mỗi tháng, hộ nghèo được miễn.
# results
Tỷ lệ rác sinh hoạt được thu gom đạt {%71-95}; lượng rác chở về bãi giảm {%12-35} sau khi phân loại.
Toàn {h} trồng {#14-80} km đường hoa, xóa {#9-41} điểm đổ rác lén.
Đoàn liên ngành kiểm tra {#18-70} cơ sở, xử phạt {#3-12} cơ sở với tổng số tiền {tr}.
# voices
{Ba}, người nghĩ ra chuyện đổi túi lấy xà phòng, bảo “rác mà biết chia thì thành của”.
{Anh} lái xe thu gom kể trước kia phải đeo ba lớp khẩu trang, nay rác khô nên đỡ hẳn mùi.
{Canbo} đề nghị không phô trương ngày ra quân, quan trọng là ngày thứ hai và ngày thứ ba.
# captions
Người dân {ban} chăm sóc đường hoa
Ra quân làm sạch bờ {song}
Sọt tre phân loại rác ở {ban}
# items
Rác hữu cơ ủ tại vườn
Pin, bóng đèn để riêng
Không đốt rạ ven đường
Đổ rác đúng ngày, đúng chỗ
# columns
Địa bàn; Số hộ; Khối lượng (tấn)
""",
)

DIGITAL = topic(
    "digital",
    """
# heading
Chuyển đổi số
# titles
Tổ công nghệ số cộng đồng {xa} đi từng ngõ
{Huyen} thanh toán không tiền mặt ở chợ {xa}
Trưởng {thon} họp qua điện thoại
{Huyen} số hóa {#60-300} nghìn trang tài liệu
Lớp học thông minh đầu tiên ở {ban}
# leads
Buổi tối, khi mọi nhà đã xong cơm nước, {#4-8} thành viên tổ công nghệ số {ban} lại đi từng ngõ chỉ bà con nộp hồ sơ
 qua mạng.
Sau {#3-9} tháng vận động, {#70-190} tiểu thương ở chợ {xa} đã dán mã thanh toán ngay trên sạp rau, sạp cá.
{Huyen} vừa hoàn thành số hóa {#60-300} nghìn trang tài liệu lưu trữ, cán bộ tra một hồ sơ cũ chỉ mất chưa đầy một
 phút.
# facts
Khó nhất là tạo mật khẩu: có bác đặt xong quên ngay, tổ phải in thẻ nhỏ cho bác cất cùng chứng minh thư.
Trạm phát sóng mới ở {b} cao {#30-48} mét, phủ kín {#3-7} {thon} trước đây phải leo đồi mới gọi được.
Tiểu thương {nu} lúc đầu sợ mất tiền, nay mỗi tối đối chiếu {#30-120} giao dịch trên điện thoại.
Họp trực tuyến giúp trưởng {thon} ở xa khỏi đi {#25-60} km đường đèo; tài liệu gửi trước hai ngày.
Nhân viên lưu trữ bóc ghim, là phẳng từng tờ, quét hai mặt rồi mới nhập tên trích yếu, tác giả và ngày tháng.
Lớp học có màn hình lớn, {#20-35} máy tính bảng do doanh nghiệp cho mượn trong {#2-3} năm học.
Theo {qd}, mọi văn bản không mật của {h} phải ký số, chỉ in khi người dân yêu cầu.
Đoàn viên dạy người già {#5-8} thao tác, thao tác nào cũng vẽ hình ngón tay, dán cạnh bếp.
Sự cố mất điện hôm {ngay} làm hệ thống dừng {#35-140} phút, trung tâm dữ liệu đã bổ sung nguồn dự phòng.
# results
Toàn {h} có {#80-210} tổ công nghệ số với {#500-1700} thành viên, hướng dẫn hơn {#9-61} nghìn lượt người.
Tỷ lệ hồ sơ trực tuyến toàn trình đạt {%58-92}, {%61-88} người trưởng thành có tài khoản ngân hàng.
Chỉ số chuyển đổi số của {huyen} xếp thứ {#2-9} trong bảng đánh giá chung, tăng {#1-5} bậc.
# voices
{Ong}, {#66-79} tuổi, gọi được video cho con ở nước ngoài, khoe với cả xóm suốt một tuần.
{Canbo} nhắc công nghệ phải làm dân đỡ một chuyến đi, nếu thêm việc cho dân thì nên xem lại.
{Chi} bán cá ở chợ {x} bảo tiền lẻ không còn ướt như trước.
# captions
Tổ công nghệ số hướng dẫn người dân {ban}
Tiểu thương chợ {xa} dùng mã thanh toán
Số hóa tài liệu tại kho lưu trữ {h}
# items
Phủ sóng đến {thon} cuối cùng trước quý {#2-4}
Mỗi hộ có ít nhất một điện thoại thông minh
Miễn phí chuyển khoản ở chợ
Sao lưu dữ liệu hằng đêm
# columns
Xã, phường; Tổ công nghệ; Hồ sơ trực tuyến
""",
)
