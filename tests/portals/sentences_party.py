"""Templates on Party work, public opinion, elections, mass work, unions, reform of the offices."""

from __future__ import annotations

from tests.portals.sentences import topic

PARTY = topic(
    "party",
    """
# heading
Xây dựng Đảng
# titles
{Huyen} sơ kết công tác xây dựng Đảng {ky}
Đảng bộ {xa} nâng cao chất lượng sinh hoạt chi bộ
Bồi dưỡng kết nạp Đảng cho {#40-120} quần chúng ưu tú
Kiểm tra, giám sát ở {huyen}: Làm từ việc nhỏ
Phát triển đảng viên ở những {thon} còn ít đảng viên
Chi bộ {ban} đổi mới cách ra nghị quyết
# leads
Ban Thường vụ {Huy} vừa sơ kết công tác xây dựng Đảng {ky}, chỉ rõ {#3-6} việc làm được và {#2-5} việc còn yếu của
 cấp ủy cơ sở.
Từ chỗ họp cho đủ buổi, các chi bộ ở {xa} đã chuyển sang bàn việc cụ thể của {thon}, phân công rõ người làm và ngày
 xong.
Trung tâm Chính trị {h} khai giảng lớp bồi dưỡng nhận thức về Đảng cho {#40-120} quần chúng ưu tú, trong đó gần một
 nửa là người dân tộc {dt}.
{Canbo}, {chuc} chủ trì hội nghị giao ban với bí thư các đảng ủy trực thuộc, bàn việc nâng chất lượng tổ chức cơ sở
 đảng.
# facts
Nghị quyết của chi bộ {ban} chỉ dài một trang, mỗi việc ghi tên một đảng viên chịu trách nhiệm và đọc lại ở kỳ họp
 sau.
Ủy ban Kiểm tra {Huy} tiến hành {#6-19} cuộc kiểm tra, trọng tâm là việc thu chi ngân sách xã và quản lý đất công ích.
Đảng viên đi làm xa được ghép nhóm sinh hoạt trực tuyến vào tối {#3-9} hằng tháng, cuối năm về nhận xét tại nơi cư
 trú.
Hội nghị đã nghe {#4-9} tham luận của các đảng ủy xã, cơ quan và lực lượng vũ trang, sau đó chia {#3-5} tổ thảo luận.
Bí thư {x} nêu thực tế có {thon} hơn {#80-190} hộ nhưng cả chi bộ chỉ {#3-6} đảng viên, người trẻ nhất đã ngoài năm
 mươi.
Cấp ủy giao đảng viên dự bị theo dõi nhóm hộ, có sổ ghi chép và báo cáo miệng trước chi bộ hằng tháng.
Học viên được nghe năm chuyên đề, thảo luận nhóm, viết thu hoạch và đi thực tế tại nhà truyền thống {h}.
Sau kiểm tra, {#2-7} tổ chức đảng phải khắc phục việc chậm công khai tài chính; {#1-5} đảng viên bị xem xét kỷ luật.
Quán triệt kế hoạch ban hành {nc}, các đảng ủy tổ chức học tập tập trung, có bài kiểm tra ngắn cuối buổi thay vì chỉ
 điểm danh.
# results
Trong {ky}, Đảng bộ {h} kết nạp {#38-160} đảng viên mới, đạt {%61-104} kế hoạch, {#40-58}% là đoàn viên thanh niên.
Đảng bộ {h} hiện có {#32-64} tổ chức cơ sở đảng với {#3100-8900} đảng viên; không còn {thon} trắng đảng viên.
Kết quả xếp loại cuối năm {namtruoc}: {#17-24}% tổ chức hoàn thành xuất sắc, {#60-74}% hoàn thành tốt, còn lại hoàn
 thành nhiệm vụ.
# voices
{Canbo} nhấn mạnh chi bộ mạnh hay yếu, dân nhìn vào việc đảng viên có làm trước hay không là biết.
{Ong}, {#40-55} năm tuổi Đảng ở {ban}, góp ý rằng họp ít mà trúng thì ai cũng muốn đến.
Học viên {ten}, dân tộc {dt}, mong được kết nạp đúng dịp sinh nhật con gái tròn một tuổi.
# captions
Quang cảnh hội nghị sơ kết công tác xây dựng Đảng
{Canbo}, {chuc} phát biểu chỉ đạo tại hội nghị
Học viên lớp bồi dưỡng nhận thức về Đảng
# items
Sinh hoạt chi bộ đúng kỳ, có chuyên đề
Giao việc cụ thể cho từng đảng viên
Công khai kết quả kiểm tra
Rà soát quần chúng ưu tú hằng quý
# columns
Đảng bộ; Số chi bộ; Đảng viên mới
""",
)

IDEOLOGY = topic(
    "ideology",
    """
# heading
Công tác tuyên giáo
# titles
{Huyen} nâng chất lượng đội ngũ báo cáo viên
Hội nghị báo cáo viên tháng {#2-11}: Nói đúng việc dân đang hỏi
Nhận diện tin giả trên mạng xã hội ở {huyen}
Đài truyền thanh {xa} nói chuyện làng bằng tiếng {dt}
Thi kể chuyện về những tấm gương bình dị ở {huyen}
# leads
Ban Tuyên giáo {Huy} tổ chức hội nghị báo cáo viên định kỳ, cung cấp thông tin về {#3-5} chuyên đề mà nhân dân ở cơ
 sở đang quan tâm.
Tin giả lan nhanh trong các nhóm kín, {huyen} chọn cách trả lời sớm, nói ngắn, nói bằng tiếng của bà con để giữ vững
 tư tưởng trong nhân dân.
Với hơn {#20-45} thí sinh, hội thi kể chuyện của {huyen} đã đưa lên sân khấu những con người rất gần, rất thật.
# facts
Thay cho bài nói dài, mỗi báo cáo viên soạn một tờ hỏi đáp gồm {#6-12} câu, in khổ nhỏ để phát ở chợ phiên.
Nhóm cộng tác viên dư luận xã hội có {#24-70} người, hằng tuần gửi phiếu nắm tình hình trước {#15-17} giờ thứ năm.
Khi xuất hiện tin đồn vỡ đập ở thượng nguồn {song}, tổ truyền thông đã gọi cho hồ chứa, quay hình tại chỗ và đăng
 lại sau {#40-90} phút.
Thí sinh {ten} kể về người bán vé số trả lại {tr} cho người đánh rơi, cả hội trường lặng đi.
Đài phát mỗi ngày hai buổi, phần tiếng {dt} do {#2-4} cộng tác viên là giáo viên về hưu đảm nhận.
Hội nghị dành trọn buổi chiều để tập xử lý tình huống: dân hỏi vặn, dân bỏ về, dân đưa ra số liệu khác.
Theo đề án ban hành {nc}, mỗi đảng ủy xã có trang cộng đồng chính danh, người quản trị chịu trách nhiệm về từng nội
 dung đăng.
Một số bài đăng cắt ghép hình ảnh công trường, suy diễn về đền bù đã bị phản bác bằng chính biên bản có chữ ký của
 các hộ.
Công tác lý luận được gắn với thực tiễn qua việc biên soạn lịch sử xã, đến nay đã xong bản thảo của {#5-13} xã.
# results
Trong {ky}, đội ngũ báo cáo viên đã nói chuyện {#110-640} buổi với hơn {#7-48} nghìn lượt người nghe.
Các trang cộng đồng của {h} đăng {#900-5200} tin, bài, xử lý {#14-66} phản ánh, thời gian trả lời trung bình {#6-30}
 giờ.
Qua thăm dò {#300-900} phiếu, {%78-94} người được hỏi cho biết nắm được chủ trương mới trước khi triển khai.
# voices
{Canbo}, {chuc} cho rằng im lặng trước tin sai cũng là một cách để tin sai thắng.
Báo cáo viên {ten} kể có lần bị hỏi đúng điều mình chưa biết, anh xin khất ba ngày và quay lại trả lời.
{Ba} ở {b} thích nghe đài buổi sớm vì “nghe xong là biết hôm nay có phải đi họp không”.
# captions
Quang cảnh hội nghị báo cáo viên
Thí sinh trình bày phần thi kể chuyện
{Canbo} trao đổi với cộng tác viên dư luận xã hội
# items
Trả lời tin đồn trong ngày
Không đăng thông tin chưa kiểm chứng
Mỗi xã có hai cộng tác viên nói tiếng {dt}
Đọc lại dự thảo trước khi phát thanh
# columns
Đảng ủy; Buổi nói chuyện; Lượt người nghe
""",
)

ELECTION = topic(
    "election",
    """
# heading
Tiếp xúc cử tri, bầu cử
# titles
Đại biểu HĐND {h} tiếp xúc cử tri {xa}
{Huyen} tập huấn nghiệp vụ cho {#60-240} tổ bầu cử
Niêm yết danh sách cử tri tại {xa}
Cử tri {xa2} kiến nghị sửa chữa tuyến kênh
Bầu trưởng {thon} nhiệm kỳ mới ở {xa}
# leads
Ngày {ngay}, tổ đại biểu HĐND {h} đã tiếp xúc hơn {#80-260} cử tri {xa} và {xa2} trước kỳ họp thường lệ.
Các tổ bầu cử của {huyen} đã hoàn tất niêm yết danh sách tại {#60-210} khu vực bỏ phiếu, sẵn sàng cho ngày hội của
 toàn dân.
Bầu trưởng {thon} ở {xa} diễn ra trong một buổi sáng, tỷ lệ cử tri đại diện hộ đi bầu đạt {%93-99}.
# facts
Cử tri {ten} phản ánh tuyến kênh qua {ban} sạt lở {#30-180} mét từ mùa lũ trước, đã kiến nghị ba kỳ chưa thấy sửa.
Có {#9-24} ý kiến, xoay quanh giá điện sinh hoạt, cấp giấy chứng nhận đất ở, trợ cấp cho người làm việc ở {thon}.
Lãnh đạo {xa} trả lời ngay {#5-13} ý kiến thuộc thẩm quyền, số còn lại được ghi vào biên bản để chuyển cơ quan
 chuyên môn.
Thẻ cử tri được giao tận nhà; người ốm, người già được bố trí hòm phiếu phụ có hai giám sát viên đi cùng.
Học viên thực hành trọn quy trình: mở hòm, đóng dấu phiếu, kiểm phiếu, lập biên bản và báo cáo nhanh theo giờ.
Khu vực bỏ phiếu ở {ban} đặt tại nhà văn hóa, trang trí bằng hoa rừng và lá cọ do thanh niên hái từ hôm trước.
Ứng cử viên {ten} trình bày chương trình hành động trong {#7-12} phút, sau đó cử tri hỏi thẳng từng điểm.
Căn cứ {qd}, tổ bầu cử gồm {#7-11} thành viên, có đại diện phụ nữ, thanh niên và người có uy tín.
Mưa lớn đêm trước làm đứt cáp, tổ kỹ thuật phải dùng máy phát và bộ đàm để giữ liên lạc với {#2-5} khu vực xa.
# results
Từ đầu nhiệm kỳ, {huyen} tiếp nhận {#180-760} kiến nghị, đã trả lời {%86-98}, trong đó {#60-240} việc được giải
 quyết xong.
Đến {#10-15} giờ, {#20-70}% khu vực đã có toàn bộ cử tri đi bầu; cả {h} không xảy ra khiếu nại về danh sách.
Kết quả, {#70-130} trưởng {thon} trúng cử ngay vòng đầu, {#8-26} người là nữ và {#15-40} người dưới 35 tuổi.
# voices
{Ong} đứng lên hai lần trong một buổi, lần sau chỉ để cảm ơn vì câu trước đã được trả lời rõ ràng.
Đại biểu {ten} hứa sẽ theo việc con kênh đến cùng và để lại số điện thoại cho bà con.
{Ba}, {#78-93} tuổi, tự tay bỏ phiếu rồi bảo “còn đi được thì còn đi bầu”.
# captions
Cử tri {xa} phát biểu ý kiến
Tập huấn nghiệp vụ cho các tổ bầu cử
Cử tri {ban} xem danh sách niêm yết
# items
Niêm yết danh sách đủ {#30-40} ngày
Kiểm tra con dấu và hòm phiếu
Trực báo cáo hai giờ một lần
Bố trí điện dự phòng
# columns
Khu vực thuộc xã; Số cử tri; Số kiến nghị
""",
)

MASS_WORK = topic(
    "mass_work",
    """
# heading
Công tác dân vận
# titles
“Dân vận khéo” ở {xa}: Nói ít, làm cùng
Đối thoại giữa lãnh đạo {huyen} với nhân dân {xa}
{Huyen} có thêm {#11-45} mô hình dân vận khéo
Già làng, trưởng {thon} - cầu nối ở {xa}
Thực hiện dân chủ ở cơ sở tại {huyen}
# leads
Lãnh đạo {huyen} vừa đối thoại trực tiếp với hơn {#90-280} người dân {xa} về đất sản xuất, nước sạch và đường vào
 khu mộ.
Từ phong trào “Dân vận khéo”, {xa} đã giải quyết được những việc để lâu, như dời chợ tạm và đưa chuồng trại ra khỏi
 gầm nhà.
Đội ngũ {#60-190} người có uy tín trong đồng bào {dt} đang là cầu nối giữa chính quyền với nhân dân ở các xã của
 {huyen}.
# facts
Cuộc đối thoại kéo dài gần {#3-5} giờ, không đọc báo cáo, người dân hỏi trước và lãnh đạo trả lời sau.
Tổ dân vận {ban} có {#5-9} người, sáng đi làm đồng cùng bà con, tối mới ngồi lại bàn chuyện hiến đất, dời chuồng.
Người có uy tín {ten} ba lần đến nhà một hộ nhất quyết không chịu di dời, lần thứ ba thì cả nhà tự tháo mái.
Các khoản đóng góp đều phải được ít nhất {#80-95}% số hộ đồng ý bằng phiếu kín, ghi biên bản và đọc trên loa.
Bộ đội và đoàn viên giúp {thon} nạo vét {#400-2600} mét mương, lợp lại {#5-22} mái nhà và gặt {#2-9} ha lúa chạy lũ.
Theo {ct}, người đứng đầu xã phải tiếp dân ít nhất {#2-4} ngày mỗi tháng và không ủy quyền quá hai lần liên tiếp.
Những vụ tranh chấp bờ rào, lối đi được tổ hòa giải giải quyết ngay tại vườn, có người già hai họ chứng kiến.
Quy ước {thon} được viết lại, bỏ {#4-9} điều không còn hợp, thêm điều về rác thải, rượu bia và tổ chức đám cưới gọn
 nhẹ.
# results
Đến nay, {huyen} đã công nhận {#90-420} mô hình dân vận khéo, nhiều nhất ở lĩnh vực kinh tế và văn hóa.
Tổ hòa giải các {thon} tiếp nhận {#70-330} vụ việc trong {ky}, hòa giải thành {%78-93}.
Nhân dân đã hiến {#3-18} ha đất, góp {#9-46} nghìn ngày công và {ty} để làm đường, nhà văn hóa.
# voices
{Ong}, già làng ở {ban}, dặn cán bộ trẻ: “Muốn dân nghe thì phải ngồi ăn được bát canh rau của dân”.
{Canbo} thẳng thắn nhận {#2-4} việc chậm là lỗi của cơ quan {h}, không đổ cho xã.
{Chi} nói chị đồng ý phá chuồng lợn cũ sau khi thấy tổ dân vận vác xẻng đến làm giúp.
# captions
Lãnh đạo {huyen} đối thoại với nhân dân {xa}
Tổ dân vận {ban} giúp dân làm đường
Già làng trao đổi với cán bộ {xa}
# items
Đối thoại ít nhất {#2-4} lần mỗi năm
Công khai các khoản dân đóng góp
Củng cố tổ hòa giải ở {#20-90} {thon}
Tôn vinh người có uy tín hằng năm
# columns
Xã, phường; Mô hình; Số hộ tham gia
""",
)

UNIONS = topic(
    "unions",
    """
# heading
Phụ nữ và thanh niên
# titles
Phụ nữ {xa} tiết kiệm theo nhóm để giúp nhau làm kinh tế
Đoàn thanh niên {huyen} ra quân tình nguyện hè
Công trình “Thắp sáng đường quê” của tuổi trẻ {xa}
Hội thảo bình đẳng giới cho nam giới ở {ban}
Thanh niên {huyen} nhận sửa nhà cho người già neo đơn
# leads
Mỗi tuần bỏ ống từ {#10-50} nghìn đồng, {#18-40} chị em ở {ban} đã lập quỹ xoay vòng hơn {tr} để giúp nhau mua {con}
 và sửa bếp.
Ban Chấp hành Đoàn {h} ra quân chiến dịch tình nguyện với hơn {#250-900} đoàn viên, phân về {#7-18} xã khó khăn.
Gần {#3-9} km đường tối ở {xa} đã sáng đèn nhờ công trình do tuổi trẻ tự vận động, tự lắp đặt.
# facts
Nhóm tiết kiệm họp vào {#19-20} giờ tối chủ nhật; hộp tiền có ba ổ khóa do ba người giữ, mở trước mặt cả nhóm.
Đội hình tình nguyện sửa {#4-15} km đường, dạy hè cho {#60-240} em nhỏ và hướng dẫn người dân dùng dịch vụ công trực
 tuyến.
Mỗi cột đèn gồm tấm pin {#40-100} oát, thân bằng ống thép cũ do xưởng cơ khí {x} cho lại.
Buổi trò chuyện mở đầu bằng trò chơi đổi vai: các ông chồng phải kể hết việc nhà của vợ trong một ngày.
Thanh niên {b} lợp lại mái, láng nền và làm lối đi có tay vịn cho {#3-12} cụ già sống một mình.
Hội Liên hiệp Phụ nữ {h} tặng {#20-80} chiếc xe đạp, nhận đỡ đầu {#12-45} trẻ mồ côi đến hết lớp mười hai.
Đêm giao lưu có {#10-22} tiết mục, sân khấu dựng trên thùng xe tải, khán giả ngồi kín bờ ruộng.
Theo {kh}, mỗi chi đoàn đảm nhận một phần việc khó mà {thon} đang cần, không làm dàn trải.
# results
Sau chiến dịch, giá trị làm lợi ước {ty}, {#40-160} đoàn viên ưu tú được giới thiệu cho Đảng.
Toàn {h} có {#90-310} nhóm tiết kiệm với {#1800-7400} thành viên, dư quỹ {ty}.
Số vụ bạo lực gia đình {ky} giảm {#5-19} vụ so với cùng kỳ nhờ tổ phản ứng nhanh ở các {thon}.
# voices
{Chi}, nhóm trưởng, khoe lần đầu tiên chị đứng tên một con {con} chứ không phải đứng sau lưng chồng.
{Anh} thú thật trước đây nghĩ nấu cơm là việc nhẹ, “đổi vai một buổi mới thấy mệt hơn phát nương”.
Bí thư chi đoàn {ten} kể đêm lắp xong cột đèn cuối cùng, cả nhóm nằm luôn ra đường ngắm.
# captions
Chị em {ban} trong buổi họp nhóm tiết kiệm
Đoàn viên {xa} lắp đèn năng lượng mặt trời
Ra quân chiến dịch tình nguyện ở {xa}
# items
Mỗi chi hội có một nhóm tiết kiệm
Mỗi xã một công trình thanh niên
Duy trì địa chỉ tin cậy cho phụ nữ
Tặng {#30-90} suất học bổng trước khai giảng
# columns
Chi hội; Số thành viên; Dư quỹ (triệu đồng)
""",
)

REFORM = topic(
    "reform",
    """
# heading
Cải cách hành chính
# titles
Bộ phận Một cửa {xa} làm việc cả sáng thứ bảy
{Huyen} công bố chỉ số hài lòng của người dân năm {nam}
{Huyen} rút ngắn thời gian cấp giấy chứng nhận đất đai
Tuần lễ “Không hẹn lại” ở {huyen}
# leads
Từ đầu tháng, Bộ phận Một cửa {xa} mở thêm sáng thứ bảy, giúp người đi làm đồng không phải nghỉ việc để làm giấy tờ.
Kết quả khảo sát {#400-1500} người dân cho thấy chỉ số hài lòng với cơ quan hành chính {huyen} đạt {%81-93}, tăng so
 với năm {namtruoc}.
{Huyen} phát động tuần lễ “Không hẹn lại”, yêu cầu hồ sơ đủ giấy tờ phải có kết quả trong ngày.
# facts
Ghế ngồi, nước uống, máy lấy số được bố trí lại; người già và người khuyết tật có quầy riêng không phải chờ.
Cán bộ hộ tịch {ten} làm mẫu điền tờ khai bằng chữ lớn, dán ngay trên bàn để bà con nhìn theo.
Hồ sơ đất đai quá hạn đều có thư xin lỗi ghi rõ lý do, ngày trả mới và số điện thoại người thụ lý.
Phiếu đánh giá gồm {#5-9} câu, gửi qua tin nhắn sau khi trả kết quả {#1-3} ngày; ai chấm thấp sẽ được gọi lại.
Theo {qd}, {#24-90} thủ tục được cắt bớt giấy tờ, nhiều nhất ở lĩnh vực đất đai, bảo trợ xã hội và hộ tịch.
Đoàn kiểm tra công vụ đến không báo trước, lập biên bản {#2-6} trường hợp đi muộn và yêu cầu kiểm điểm.
Tại {ban}, tổ lưu động mang máy in, máy quét đến tận nhà làm giấy tờ cho người nằm một chỗ.
Các phòng chuyên môn họp chung một phần mềm, hồ sơ đang ở bàn ai thì cả {h} đều nhìn thấy.
# results
Trong {ky}, {huyen} giải quyết {#9200-48000} hồ sơ, đúng và trước hạn {%96-99}, trễ hạn {#12-90} hồ sơ.
Thời gian cấp giấy chứng nhận lần đầu giảm từ {#25-30} ngày xuống {#14-20} ngày làm việc.
Tỷ lệ nộp hồ sơ qua mạng đạt {%52-88}, thanh toán không tiền mặt đạt {%45-79}.
# voices
{Ong} đi làm giấy khai tử cho mẹ, bảo rằng cán bộ ra tận cửa đỡ xe làm ông bớt ngại.
{Canbo} yêu cầu bỏ câu “mai quay lại” nếu hôm nay còn có thể làm xong.
{Chi}, chủ cửa hàng ở {x}, lấy được giấy phép sau {#2-4} ngày và “không mất một đồng nào ngoài lệ phí”.
# captions
Người dân làm thủ tục tại Bộ phận Một cửa {xa}
Tổ lưu động hỗ trợ người dân {ban}
{Canbo} kiểm tra việc tiếp công dân
# items
Niêm yết đủ {#120-310} thủ tục
Trả kết quả qua bưu điện khi dân yêu cầu
Thư xin lỗi gửi trước hạn một ngày
Đổi người trực quầy luân phiên
# columns
Bộ phận; Hồ sơ nhận; Trả đúng hạn
""",
)
