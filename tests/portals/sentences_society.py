"""Templates on schools, health, culture, sport, poverty, those who served."""

from __future__ import annotations

from tests.portals.sentences import topic

EDUCATION = topic(
    "education",
    """
# heading
Giáo dục và đào tạo
# titles
{Xa} khánh thành điểm trường {ban}
{Huyen} tổng kết năm học, khen thưởng {#40-160} giáo viên, học sinh
Bữa cơm bán trú ở điểm trường {ban}
{Huyen} vận động học sinh trở lại lớp sau kỳ nghỉ dài
Ngày hội đọc sách của học trò {xa}
Hội thi giáo viên dạy giỏi cấp {h} năm {nam}
# leads
Sau {#5-11} tháng xây dựng, điểm trường {ban} gồm {#3-8} phòng học kiên cố đã được bàn giao, đón {#42-190} học sinh
 vào lớp.
Phòng Giáo dục và Đào tạo {huyen} vừa tổng kết năm học, toàn {h} giữ vững phổ cập và có {#8-37} học sinh đạt giải
 cấp tỉnh.
Để giữ chân học trò vùng xa, thầy cô ở {xa} thay nhau đi chợ từ {#4-5} giờ sáng, nấu {#120-360} suất ăn bán trú mỗi
 ngày.
Hơn {#300-900} học sinh {xa} đã tham gia ngày hội đọc sách với chủ đề “Mỗi trang sách, một chân trời”.
# facts
Công trình do các nhà hảo tâm ủng hộ {tr}, phụ huynh góp {#200-800} ngày công san nền và vận chuyển gạch vào tận nơi.
Phòng học cũ vách ván, mái tôn thủng; hôm nào mưa to, cô giáo phải dồn bàn về một góc để học trò khỏi ướt vở.
Trước giờ vào lớp, thầy chủ nhiệm điểm danh qua nhóm tin nhắn, em nào vắng quá {#2-3} buổi thì đến tận nhà.
Khẩu phần được cân đối theo tuần, niêm yết ở cửa bếp; phụ huynh luân phiên cử {#2-3} người giám sát giao nhận thực
 phẩm.
Hội thi diễn ra trong {#3-6} ngày, mỗi giáo viên dạy một tiết tự chọn, một tiết bắt thăm và trình bày sáng kiến
 trong {#20-30} phút.
Nhà trường lập {#6-18} góc đọc ở hành lang, sách do học sinh các lớp trên góp lại và tự ghi phiếu mượn.
Căn cứ {kh}, các trường rà soát giáo viên thừa thiếu cục bộ, biệt phái {#6-24} thầy cô về điểm lẻ trong học kỳ tới.
Học sinh lớp một người {dt} được tăng cường tiếng Việt {#4-8} tuần trong hè, vừa học vừa chơi với tranh và đồ vật
 quen thuộc.
Đêm trước ngày khai giảng, dân {thon} đốt đuốc khiêng {#20-60} bộ bàn ghế qua {song} vì ô tô chưa vào được.
# results
Tỷ lệ chuyên cần đạt {%94-98}, tăng {#2-6} điểm phần trăm sau khi tổ chức nấu ăn bán trú.
Toàn {h} có {#18-46} trường đạt chuẩn quốc gia, chiếm {%48-77}; phòng học kiên cố đạt {%79-96}.
Ban tổ chức trao {#4-9} giải nhất, {#8-16} giải nhì và {#12-30} giải ba, hai tập thể nhận cờ thi đua.
Năm học {namtruoc} - {nam}, {#95-99}% học sinh lớp năm hoàn thành chương trình, không có em nào bỏ học giữa chừng vì
 thiếu ăn.
# voices
Cô {nu} gắn bó với {ban} đã {#6-19} năm, nói gọn: “Học trò còn ra lớp thì mình còn ở lại với {thon}”.
{Ong}, phụ huynh ở {ban}, bảo rằng thấy con biết tự rửa bát, tự gấp chăn là ông yên tâm đi nương.
Theo {canbo}, sáp nhập điểm lẻ phải tính đến quãng đường, không để trẻ sáu tuổi đi bộ quá {#3-5} km.
# captions
Điểm trường {ban} trong ngày bàn giao
Giờ ăn trưa của học sinh bán trú {xa}
Học sinh {xa} trong ngày hội đọc sách
# items
Mỗi trường có ít nhất một thư viện mở
Không thu các khoản ngoài quy định
Bảo đảm đủ nước ấm cho học sinh nội trú
Kiểm tra an toàn cây xanh, cổng trường trước ngày {ngaysau}
# columns
Trường thuộc xã; Số lớp; Số học sinh
""",
)

HEALTH = topic(
    "health",
    """
# heading
Y tế, chăm sóc sức khỏe
# titles
{Huyen} khám sàng lọc miễn phí cho người cao tuổi {xa}
Trạm Y tế {xa} ứng dụng hồ sơ sức khỏe điện tử
Chủ động phòng, chống sốt xuất huyết trong mùa mưa
Hiến máu tình nguyện tại {huyen}: thu về {#160-520} đơn vị máu
Cấp cứu thành công ca sinh khó ở {ban}
# leads
Trong hai ngày, {#12-38} y, bác sĩ tuyến trên đã khám, tư vấn và cấp thuốc miễn phí cho {#280-960} người cao tuổi,
 người nghèo ở {xa}.
Trước diễn biến phức tạp của sốt xuất huyết, Trung tâm Y tế {h} phát động chiến dịch diệt loăng quăng tại tất cả các
 {thon}.
Ngày hội hiến máu của {huyen} thu hút hơn {#300-900} người đăng ký, trong đó nhiều người đã hiến trên {#10-25} lần.
# facts
Người bệnh được đo huyết áp, thử đường huyết, siêu âm tim và chụp phổi lưu động; ca nghi ngờ được hẹn lên bệnh viện
 {h}.
Tổ xung kích gồm y tế {thon}, phụ nữ và đoàn viên đến từng nhà úp lu, thả cá bảy màu, thu gom lốp xe cũ.
Riêng trong {ky}, trên địa bàn ghi nhận {#11-84} ca mắc, tập trung ở {#2-4} ổ dịch nhỏ, chưa có trường hợp tử vong.
Trạm có {#5-8} cán bộ, vừa trực cấp cứu vừa nhập hồ sơ; mạng chập chờn nên nhiều hôm phải làm đến {#20-22} giờ.
Sản phụ ở {ban} trở dạ lúc nửa đêm, đường bị sạt, bốn thanh niên thay nhau cáng qua {#3-8} km đường rừng ra xe cứu
 thương.
Các bác sĩ hội chẩn qua màn hình với bệnh viện tỉnh, quyết định mổ ngay; mẹ con sản phụ qua cơn nguy kịch sau
 {#40-95} phút.
Theo {qd}, mỗi xã có một tổ cấp cứu cộng đồng, được tập huấn ép tim, cầm máu và cố định xương gãy.
Bên cạnh việc phun hóa chất {#2-3} đợt, ngành y tế khuyên người dân ngủ màn cả ban ngày và đi khám khi sốt quá hai
 ngày.
Điểm hiến máu mở cửa từ {#6-7} giờ 30 phút; người hiến được kiểm tra huyết sắc tố, ăn nhẹ và nghỉ tại chỗ ít nhất 15
 phút.
# results
Tỷ lệ bao phủ bảo hiểm y tế toàn {h} đạt {%88-97}; {#90-98}% trẻ dưới một tuổi được tiêm đủ các loại vắc-xin.
Qua khám phát hiện {#34-140} người tăng huyết áp chưa điều trị và {#9-41} người có bệnh mắt cần phẫu thuật.
Đến nay, {#7-14} trạm y tế đã có bác sĩ, {#60-92}% dân số được lập hồ sơ sức khỏe điện tử.
# voices
{Ba}, {#68-86} tuổi, lần đầu được siêu âm tim, cứ hỏi đi hỏi lại “có phải nằm viện không cháu”.
Bác sĩ {ten} mong bà con bỏ thói quen tự đắp lá khi bị rắn cắn, vì đưa đi viện sớm một giờ là thêm một phần cứu được.
{Anh}, người vừa hiến máu lần thứ {#11-24}, bảo rằng việc này “nhẹ như giúp hàng xóm gặt một buổi lúa”.
# captions
Bác sĩ khám bệnh cho người cao tuổi tại {xa}
Ra quân diệt loăng quăng ở {ban}
Đoàn viên {huyen} tham gia hiến máu
# items
Đậy kín dụng cụ chứa nước
Thau rửa lu, bể ít nhất {#1-2} lần mỗi tuần
Không tự truyền dịch tại nhà
Gọi trạm y tế khi sốt cao liên tục
# columns
Trạm y tế; Lượt khám; Số thẻ bảo hiểm
""",
)

CULTURE = topic(
    "culture",
    """
# heading
Văn hóa, lễ hội
# titles
{Xa} mở hội mừng cơm mới
Giữ nghề dệt của người {dt} ở {ban}
{Huyen} tổ chức ngày hội văn hóa các dân tộc năm {nam}
Lớp dạy nhạc cụ truyền thống dưới mái nhà chung {ban}
Trao bằng công nhận di tích cho {xa}
# leads
Hàng nghìn người dân và du khách đã về {xa} dự lễ hội truyền thống, diễn ra trong {#2-4} ngày với phần lễ trang
 trọng và phần hội sôi nổi.
Lo nghề cũ mai một, {#12-35} phụ nữ người {dt} ở {ban} mở lớp dạy dệt cho con cháu vào các buổi tối trong tuần.
Ngày hội văn hóa các dân tộc {huyen} quy tụ {#11-24} đoàn với gần {#400-1300} nghệ nhân, diễn viên không chuyên.
# facts
Mở đầu là lễ dâng hương do các cụ cao niên chủ trì, mâm cúng có xôi ngũ sắc, gà luộc và {sp}.
Tiếng cồng, tiếng trống nổi lên từ {#5-6} giờ sáng, trai gái mặc áo mới nắm tay nhau xòe vòng quanh sân {thon}.
Phần hội có đẩy gậy, kéo co, bắn nỏ, đua thuyền trên {song}; đội nào thắng được rước cờ quanh {thon} một vòng.
Khung dệt kê dưới gầm sàn, sợi nhuộm bằng lá rừng, một tấm vải khổ {#40-60} phân phải mất {#6-15} ngày mới xong.
Nghệ nhân {ten} đã ngoài {#60-79} tuổi, thuộc hơn {#30-110} bài hát cổ và chép tay cả lời lẫn cách ngắt nhịp.
Lớp học có {#14-40} em từ {#9-15} tuổi; buổi đầu ai cũng ngượng, sang tuần thứ ba đã gõ được trọn một bài.
Ban tổ chức bố trí {#4-9} bãi gửi xe miễn phí, cấm đốt vàng mã và bán hàng rong trong khu di tích.
Hồ sơ di tích được lập từ năm {namtruoc}, gồm bản vẽ, {#30-90} ảnh tư liệu và lời kể của những người lớn tuổi, theo
 {qd}.
Trong khuôn khổ ngày hội còn có thi nấu ăn, trưng bày nông cụ và chiếu phim lưu động hai tối liền.
# results
Toàn {h} có {#72-96}% gia đình và {#60-90}% {thon} đạt danh hiệu văn hóa, {#25-140} đội văn nghệ hoạt động thường
 xuyên.
Giải toàn đoàn thuộc về {xa}; đoàn {xa2} giành {#3-7} huy chương vàng ở các tiết mục hát dân ca.
Lễ hội năm nay đón khoảng {#3-14} nghìn lượt người, không xảy ra mất trật tự hay ùn tắc kéo dài.
# voices
{Ba} nắn lại tay con gái trên khung cửi, dặn: “Sợi lỗi thì tháo, đừng giấu, vải nó nhớ hết”.
{Ong}, chủ lễ nhiều năm nay, tin rằng còn người biết khấn bằng tiếng mẹ đẻ thì lễ còn thiêng.
Em {ten}, học sinh lớp {#6-9}, khoe đã dạy lại cho em trai bài gõ đầu tiên.
# captions
Nghi lễ mở đầu lễ hội ở {xa}
Phụ nữ {dt} bên khung dệt tại {ban}
Màn xòe đoàn kết tại sân {ban}
# items
Trang phục đúng truyền thống của dân tộc mình
Không bán rượu tự nấu trong khu lễ
Đội văn nghệ tập trung trước {#6-7} giờ
Giữ vệ sinh bến nước
# columns
Đoàn; Số diễn viên; Số tiết mục
""",
)

SPORT = topic(
    "sport",
    """
# heading
Thể dục, thể thao
# titles
Giải bóng chuyền {huyen} năm {nam}: {Xa} lên ngôi
Khai mạc giải bóng đá thiếu niên tại {xa}
Đua thuyền trên {song} thu hút hàng nghìn khán giả
Phong trào đi bộ buổi sáng ở {ban}
# leads
Sau {#3-6} ngày thi đấu, đội {xa} đã vượt qua đội {xa2} với tỷ số {#2-3}-{#0-1} để giành chức vô địch giải bóng
 chuyền {huyen}.
Giải bóng đá thiếu niên khai mạc sáng {ngay} với {#8-16} đội bóng đến từ các trường trên địa bàn {h}.
Gần {#14-26} đội thuyền đã tranh tài trên {song} trong tiếng hò reo của người dân hai bên bờ.
# facts
Trận chung kết kéo dài {#75-130} phút; ở ván quyết định, hai đội bám nhau từng điểm đến {#21-24} đều.
Các cầu thủ nhí thi đấu hai hiệp, mỗi hiệp {#20-25} phút, trên mặt sân cỏ vừa được người dân góp tiền san lại.
Thuyền dài {#9-17} mét, mỗi đội {#10-18} tay chèo, xuất phát từ bến {ban} rồi vòng qua cọc tiêu cách {#600-1800} mét.
Ban tổ chức bố trí {#3-6} thuyền cứu hộ, mặc áo phao cho tất cả vận động viên và cấm uống rượu trước giờ đua.
Kinh phí của giải do doanh nghiệp và người con xa quê ủng hộ {tr}, không thu tiền các đội.
Trọng tài {ten} rút {#2-5} thẻ vàng, nhưng sau trận cầu thủ hai bên vẫn ôm nhau chụp ảnh.
Từ {#4-5} giờ 30 phút sáng, sân nhà văn hóa {ban} đã đông người tập dưỡng sinh, đi bộ và chơi cầu lông.
# results
Toàn {h} có {#31-44}% dân số tập luyện thường xuyên, {#24-120} câu lạc bộ thể thao cơ sở.
Giải vua phá lưới thuộc về một cầu thủ của {xa2} với {#5-11} bàn thắng.
Ban tổ chức đã trao {#4-12} bộ huy chương, cờ lưu niệm và phần thưởng trị giá {tr}.
# voices
Đội trưởng {ten} nói cả đội toàn người làm ruộng, chiều nào gặt xong mới ra sân tập dưới ánh đèn pha xe máy.
{Ba}, {#60-74} tuổi, đi bộ đều đặn {#2-6} năm nay và bỏ hẳn được thuốc ngủ.
{Canbo} mong các xã giữ sân bãi, đừng để sau giải lại thành chỗ phơi thóc.
# captions
Pha tranh bóng trong trận chung kết
Các đội thuyền xuất phát trên {song}
Trao cúp cho đội {xa}
# items
Mỗi đội đăng ký tối đa {#12-18} vận động viên
Xuất trình giấy khám sức khỏe
Trang phục có số áo rõ ràng
Có mặt trước giờ thi đấu 30 phút
# columns
Đội; Số trận; Điểm
""",
)

POVERTY = topic(
    "poverty",
    """
# heading
Giảm nghèo và an sinh xã hội
# titles
{Xa} xóa {#14-70} nhà tạm trong năm {nam}
Tặng {#6-40} con {con} giống cho hộ nghèo {xa}
{Huyen} giảm nghèo bằng đào tạo nghề
Ngày vì người nghèo ở {xa}: góp được {#40-95} triệu đồng
Vốn vay ưu đãi đến tay hộ nghèo {ban}
# leads
Nhờ cách làm “ba cùng, một giúp”, {xa} đã xóa {#14-70} nhà tạm, đưa tỷ lệ hộ nghèo từ {%31-44} xuống còn {%12-24}.
Ngày {ngay}, Ủy ban Mặt trận Tổ quốc {h} phối hợp với các nhà tài trợ trao {con} giống và lương thực cho hộ nghèo ở
 {ban}, {xa}.
Ngân hàng Chính sách xã hội {h} vừa giải ngân {ty} cho {#90-420} hộ nghèo, cận nghèo và hộ mới thoát nghèo.
# facts
Mỗi căn nhà rộng {#32-48} mét vuông, nền cứng, khung cứng, mái cứng; nhà nước hỗ trợ {#40-60} triệu đồng, phần còn
 lại do dòng họ và làng xóm góp.
Hộ nhận {con} ký cam kết không bán trong {#18-36} tháng; con cái đầu tiên được chuyển cho hộ nghèo kế tiếp.
Phiên giao dịch đặt tại {xa} vào ngày {#5-25} hằng tháng, người vay không phải đi xa và trả lãi ngay tại điểm.
Tổ rà soát đi từng nhà, chấm điểm theo phiếu, chụp ảnh tài sản và đọc lại kết quả cho chủ hộ nghe trước khi ký.
Lớp nghề sửa máy nông nghiệp mở ngay ở nhà văn hóa {ban}, {#20-35} học viên học vào các ngày nghỉ để khỏi lỡ việc
 đồng.
Thực hiện {ct}, mỗi cơ quan nhận giúp một {thon}, mỗi đảng viên nhận giúp một hộ ít nhất {#12-24} tháng.
Cán bộ giúp hộ {ten} dọn lại chuồng, đào ao {#200-700} mét vuông và chỉ cách ghi thu chi vào một cuốn vở học trò.
Quỹ vì người nghèo được công khai trên bảng tin, ghi rõ ai góp, góp bao nhiêu và đã chi cho nhà nào.
# results
Tính chung {ky}, toàn {h} còn {#900-4300} hộ nghèo, giảm {#210-870} hộ; riêng hộ người {dt} giảm {%4-9}.
Hơn {#160-780} lao động được đào tạo, {#70-92}% có việc làm sau ba tháng với thu nhập từ {#5-9} triệu đồng.
Sau {#2-3} năm, từ {#6-40} con {con} ban đầu, cả {thon} đã có thêm {#12-66} con.
# voices
{Ong} lần đầu viết đơn xin ra khỏi hộ nghèo, lý do ghi vỏn vẹn: “Nhà tôi đủ ăn rồi, nhường người khác”.
{Chi} ở {ban} nhẩm tính nếu lứa {con} này trót lọt, cuối năm chị trả xong nửa khoản vay.
{Canbo} lưu ý không chạy theo con số, hộ nào còn chông chênh thì phải giữ lại để giúp tiếp.
# captions
Trao {con} giống cho hộ nghèo ở {ban}
Căn nhà mới của gia đình {ong2}
Phiên giao dịch vốn vay tại {xa}
# items
Chấm điểm công khai từng hộ
Không cào bằng tiền hỗ trợ
Mỗi hộ có một người hướng dẫn
Kiểm tra việc dùng vốn sau {#3-6} tháng
# columns
Xã, phường; Hộ nghèo; Hộ cận nghèo
""",
)

GRATITUDE = topic(
    "gratitude",
    """
# heading
Đền ơn đáp nghĩa
# titles
{Huyen} thăm, tặng quà gia đình người có công tại {xa}
Thắp nến tri ân tại nghĩa trang liệt sĩ {h}
Bàn giao nhà tình nghĩa cho cựu chiến binh ở {ban}
Gặp mặt cựu thanh niên xung phong {huyen}
# leads
Nhân dịp kỷ niệm ngày Thương binh - Liệt sĩ, đoàn đại biểu {huyen} do {canbo} dẫn đầu đã đến thăm {#12-40} gia đình
 người có công ở {xa}.
Tối {ngay}, hơn {#300-1200} đoàn viên, thanh niên {huyen} đã thắp nến trên từng phần mộ tại nghĩa trang liệt sĩ {h}.
Căn nhà tình nghĩa rộng {#50-90} mét vuông vừa được bàn giao cho {ong}, thương binh ở {ban}, {xa}.
# facts
Đoàn ân cần hỏi thăm sức khỏe, nghe các bác kể chuyện cũ và trao {#12-60} suất quà, mỗi suất trị giá {#1-3} triệu
 đồng.
Trong sương chiều, tiếng chuông ngân lên, mọi người dành một phút mặc niệm rồi tỏa về các hàng mộ.
Ngôi nhà được dựng trong {#60-110} ngày, đồng đội cũ góp gạch, thanh niên trong {thon} góp công, xã lo giấy tờ.
Đoàn quy tập đã tìm thấy {#1-4} hài cốt ở khu vực {b}, mẫu được gửi đi giám định theo {kh}.
Phòng Lao động rà soát {#180-720} hồ sơ, chi trả trợ cấp qua tài khoản cho những người có nhu cầu.
Học sinh {xa} nhận chăm sóc {#30-150} phần mộ, mỗi tháng hai lần nhổ cỏ, thay hoa và lau bia.
Cựu chiến binh {ten} giữ một chiếc bi đông móp từ năm 1972, hôm nay mang tặng phòng truyền thống của trường.
# results
Toàn {h} đang quản lý {#420-2600} người có công và thân nhân, chi trả mỗi tháng {ty} đúng hạn.
Trong {#3-5} năm, quỹ đền ơn đáp nghĩa vận động được {ty}, sửa và xây mới {#40-190} căn nhà.
Không còn hộ người có công nào thuộc diện nghèo; {#96-99}% có mức sống bằng hoặc cao hơn mức trung bình nơi cư trú.
# voices
{Ong} xúc động nói đời lính khổ mấy cũng qua, chỉ thương đồng đội chưa tìm được đường về.
Mẹ của liệt sĩ {ten} nắm tay từng người trong đoàn, mời bằng được bát nước chè xanh.
Bí thư đoàn {nu} bảo các bạn trẻ khóc nhiều nhất khi đọc những bia mộ chưa có tên.
# captions
Đoàn đại biểu thăm gia đình {ong2} tại {ban}
Đoàn viên thắp nến tri ân
Bàn giao nhà tình nghĩa ở {xa}
# items
Chi trả trợ cấp trước ngày {#5-10} hằng tháng
Tu sửa bia mộ bị phai chữ
Ưu tiên con em người có công trong tuyển dụng
Thăm hỏi khi ốm đau, tang lễ
# columns
Xã, phường; Người có công; Nhà được hỗ trợ
""",
)
