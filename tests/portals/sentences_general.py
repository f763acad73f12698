"""Templates that fit any topic: what is hard, what comes next, how a meeting ends."""

from __future__ import annotations

from tests.portals.sentences import topic

GENERAL = topic(
    "general",
    """
# hard
Bên cạnh kết quả đạt được, [quá trình triển khai|việc thực hiện] ở [một số nơi|vài xã vùng xa] còn chậm do cán bộ
 phụ trách
 kiêm nhiệm nhiều việc và địa bàn rộng.
Khó khăn lớn nhất hiện nay là [nguồn vốn đối ứng|kinh phí của cấp xã] rất hạn hẹp, trong khi giá vật tư tăng
 {#8-22}% so với
 thời điểm lập dự toán.
Theo đánh giá của [đoàn công tác|phòng chuyên môn], số liệu báo cáo của {#2-6} xã chưa khớp với sổ theo dõi tại {b},
 cần được
 rà lại trước khi tổng hợp.
Mùa mưa năm nay đến sớm khiến [xe chở vật tư không vào được|việc đi lại bị gián đoạn ở] {b} trong {#4-15} ngày liền,
 ảnh hưởng
 đến tiến độ chung.
[Một bộ phận người dân|Không ít hộ] vẫn còn tâm lý trông chờ, chưa mạnh dạn đăng ký tham gia vì lo ngại thủ tục
 nhiều lần đi lại.
Công tác phối hợp giữa các ngành [có lúc chưa nhịp nhàng|đôi khi còn chồng chéo], văn bản trả lời cơ sở có trường
 hợp kéo dài
 quá {#10-20} ngày.
Trình độ sử dụng máy tính của một số cán bộ lớn tuổi còn hạn chế, nên {x} phải bố trí đoàn viên thanh niên hỗ trợ
 vào các buổi chiều.
Qua kiểm tra thực tế, vẫn còn {#3-18} kiến nghị của cử tri {x} từ năm {namtruoc} chưa được trả lời dứt điểm.
# next
Trong thời gian tới, {huyen} [yêu cầu|đề nghị] các xã rà soát lại từng chỉ tiêu, gắn trách nhiệm của người đứng đầu
 với kết quả
 hằng quý.
Từ nay đến cuối năm, các cơ quan chuyên môn sẽ [xuống cơ sở|về từng {thon}] ít nhất {#2-4} lần mỗi tháng để cùng cấp
 xã tháo gỡ
 vướng mắc.
UBND {h} giao Phòng Tài chính - Kế hoạch tham mưu phân bổ {tr} còn lại của {ky}, bảo đảm đúng đối tượng và đúng thời
 hạn.
Ban Tuyên giáo {Huy} phối hợp với đài truyền thanh mở chuyên mục riêng, phát {#2-4} buổi một tuần bằng tiếng phổ
 thông và tiếng {dt}.
{chuc2} {canbo2} đề nghị các đơn vị gửi kế hoạch chi tiết trước ngày {ngaysau} để tổng hợp, tránh tình trạng làm
 trước báo sau.
Các xã cần công khai danh sách tại nhà văn hóa ít nhất {#7-15} ngày, tiếp nhận ý kiến của nhân dân rồi mới trình cấp
 trên phê duyệt.
Mặt trận Tổ quốc và các đoàn thể được giao giám sát độc lập, mỗi quý chọn {#2-5} {thon} để kiểm tra chéo.
Đối với những việc vượt thẩm quyền, {huyen} sẽ tổng hợp, trình cấp trên xem xét ngay trong quý.
Các trường hợp chậm trễ mà không có lý do chính đáng sẽ bị nhắc nhở bằng văn bản và tính vào kết quả xếp loại cuối
 năm.
{Huyen} phấn đấu hoàn thành toàn bộ khối lượng trước tháng {#9-12}, sớm hơn mốc nêu trong {kh}.
# close
Buổi làm việc kết thúc lúc {#10-11} giờ {#10-55} phút cùng ngày; biên bản được gửi về các xã ngay trong tuần.
Kết luận hội nghị, {canbo} ghi nhận sự cố gắng của cơ sở và cảm ơn nhân dân {x} đã đồng lòng cùng chính quyền.
Dịp này, {huyen} trao giấy khen cho {#3-9} tập thể và {#6-24} cá nhân có thành tích tiêu biểu.
Cũng trong buổi sáng, các đại biểu đã đi thăm thực tế tại {b} và tặng quà {#5-20} gia đình chính sách.
Mọi ý kiến đóng góp xin gửi về Văn phòng HĐND và UBND {h} trong giờ hành chính.
Phóng viên sẽ tiếp tục thông tin khi có kết quả mới.
# tasks
Rà soát, bổ sung quy chế làm việc của cấp ủy gắn với trách nhiệm của từng đồng chí phụ trách {thon}.
Nâng cao chất lượng sinh hoạt chi bộ, mỗi quý chọn một chuyên đề sát với việc của {thon}, tránh hình thức.
Đẩy mạnh kiểm tra, giám sát, trọng tâm là quản lý đất đai, đầu tư công và chính sách cho hộ nghèo.
Làm tốt công tác phát triển đảng viên ở {thon} có ít đảng viên, nhất là trong thanh niên và phụ nữ dân tộc {dt}.
Giữ mối liên hệ với nhân dân qua các buổi tiếp công dân, đối thoại định kỳ {#2-4} lần mỗi năm.
Chăm lo đào tạo cán bộ trẻ, luân chuyển {#2-6} đồng chí về những xã khó khăn trước quý {#2-4}.
Thực hành tiết kiệm, cắt giảm {#10-18}% chi hội họp để dành kinh phí cho việc ở cơ sở.
Chủ động nắm tình hình dư luận, trả lời kịp thời những việc nhân dân {x} còn băn khoăn.
Kịp thời biểu dương cách làm hay ở {x}, nhân rộng ra ít nhất {#2-5} xã trong năm sau.
Kiên quyết xử lý cán bộ nhũng nhiễu, đùn đẩy; công khai số điện thoại người đứng đầu để nhân dân phản ánh.
Xây dựng kế hoạch tự kiểm tra của từng chi bộ, báo cáo kết quả trước ngày {ngaysau}.
Thống nhất đầu mối tiếp nhận kiến nghị của {xa} và {xa2}, trả lời bằng văn bản trong {#5-15} ngày.
Bố trí {tr} bồi dưỡng nghiệp vụ cho bí thư, trưởng {thon}, ưu tiên người mới nhận nhiệm vụ.
Sắp xếp lại {#6-38} {thon} có quy mô nhỏ trên cơ sở lấy ý kiến từng hộ, tôn trọng phong tục của đồng bào {dt}.
Đổi mới cách tuyên truyền, mỗi tháng có ít nhất {#2-6} buổi nói chuyện tại chợ, nhà văn hóa và điểm nhóm.
Gắn kết quả thực hiện {kh} với đánh giá, xếp loại tập thể lãnh đạo cuối năm.
Tập trung giải quyết dứt điểm {#3-19} vụ việc tồn đọng về đất đai ở {b}, không để phát sinh điểm nóng.
Phát huy vai trò của {#20-160} người có uy tín, già làng, chức sắc trong vận động nhân dân.
Phân công cấp ủy viên phụ trách {x} và {xa2}, mỗi quý dự sinh hoạt với ít nhất {#2-4} chi bộ.
Hoàn thành hồ sơ, bản đồ địa giới của {#4-17} xã trước khi trình HĐND {h} xem xét.
# tasks_intro
Để đạt mục tiêu đề ra, {huyen} tập trung vào một số nhiệm vụ trọng tâm sau:
Trên cơ sở đó, hội nghị thống nhất những việc phải làm ngay từ nay đến cuối năm, cụ thể như sau:
Từ thực tế ở {xa} và {xa2}, {canbo} đề nghị cấp ủy các cấp quan tâm những việc sau:
Kế hoạch vừa được {Huy} thông qua xác định các nhóm nhiệm vụ dưới đây:
Trao đổi với phóng viên, {canbo} nêu các giải pháp chính trong thời gian tới:
# list_intro
Cán bộ chuyên môn lưu ý các {thon} thực hiện tốt những điểm sau:
Tại buổi làm việc, {canbo} nhắc lại mấy việc mà {xa} cần làm ngay:
Quy ước mà nhân dân {ban} cùng thông qua ngày {ngay} nêu rõ:
Nội dung cam kết của các hộ ở {ban} gồm:
Một số yêu cầu cụ thể đối với cơ sở được nêu trong {kh}:
# table_intro
Số liệu tổng hợp {ky} của một số đơn vị như sau:
Kết quả cụ thể ở các địa bàn (tính đến ngày {ngay}):
Tổng hợp báo cáo của các xã, {huyen} công bố số liệu {ky} như sau:
Theo phụ lục của {kh}, chỉ tiêu giao cho các đơn vị là:
Bảng dưới đây so sánh số liệu giữa các đơn vị trong {ky}:
# captions
Quang cảnh buổi làm việc tại {xa}
Một góc trung tâm {xa2}
Các đại biểu trao đổi bên lề hội nghị
Nhân dân {b} trong ngày hội
# footnotes
Báo cáo số {#21-480}-BC/{HU} {nc} về kết quả thực hiện nhiệm vụ công tác năm.
Số liệu của Chi cục Thống kê, tổng hợp đến {nc}.
Theo {qd}.
Phát biểu tại buổi làm việc với Đảng ủy {x}, {nc}.
""",
)
