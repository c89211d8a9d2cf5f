#pragma once

#include <array>

namespace formletter::text {

struct LanguageSample {
  const char *language;
  const char *text;
  const char *face;  ///< PostScript name of the serif face most of it must be in
};

/// A sentence or two in every language of the three tiers.
inline constexpr auto kLanguageSamples = std::to_array<LanguageSample>({
    {"en", "You may call the information line, toll-free, to make your request.", "NotoSerif-Regular"},
    {"es", "Puede llamar a la línea de información. ¿Necesita un intérprete? Señor Núñez",
     "NotoSerif-Regular"},
    {"fr", "Vous pouvez appeler gratuitement. Avez-vous besoin d’un interprète ? Œuvre", "NotoSerif-Regular"},
    {"pt", "Você pode ligar gratuitamente. Precisa de um intérprete? São João", "NotoSerif-Regular"},
    {"ro", "Puteți suna gratuit. Aveți nevoie de un interpret? Ștefan și Țepeș", "NotoSerif-Regular"},
    {"tr", "Ücretsiz arayabilirsiniz. İstanbul’da ılık bir gün; çocuğunuz", "NotoSerif-Regular"},
    {"vi", "Quý vị có thể gọi miễn phí. Nguyễn Thị Ánh cần thông dịch viên.", "NotoSerif-Regular"},
    {"ht", "Ou ka rele gratis. Èske ou bezwen yon entèprèt? Mèsi, lòt", "NotoSerif-Regular"},
    {"ru", "Вы можете позвонить бесплатно. Вам нужен переводчик? Ёлка", "NotoSerif-Regular"},
    {"uk", "Ви можете подзвонити безкоштовно. Ґанок, їжа, єдність", "NotoSerif-Regular"},
    {"ar", "يمكنك الاتصال مجانا. هل تحتاج إلى مترجم؟ لا إله", "NotoNaskhArabic-Regular"},
    {"fa-AF",
     "شما می‌توانید رایگان تماس بگیرید. آیا به مترجم نیاز "
     "دارید؟",
     "NotoNaskhArabic-Regular"},
    {"ps", "تاسو کولی شئ وړیا زنګ ووهئ. ایا تاسو ژباړونکي ته اړتیا لرئ؟ ټول ښه", "NotoNaskhArabic-Regular"},
    {"ur", "آپ مفت کال کر سکتے ہیں۔ کیا آپ کو ترجمان کی ضرورت ہے؟", "NotoNastaliqUrdu-Regular"},
    {"hi", "आप निःशुल्क कॉल कर सकते हैं। क्या आपको दुभाषिए की आवश्यकता है?", "NotoSerifDevanagari-Regular"},
    {"ne", "तपाईं निःशुल्क फोन गर्न सक्नुहुन्छ। के तपाईंलाई दोभाषे चाहिन्छ?", "NotoSerifDevanagari-Regular"},
    {"bn", "আপনি বিনামূল্যে ফোন করতে পারেন। আপনার কি দোভাষী প্রয়োজন?", "NotoSerifBengali-Regular"},
    {"pa", "ਤੁਸੀਂ ਮੁਫ਼ਤ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ। ਕੀ ਤੁਹਾਨੂੰ ਦੁਭਾਸ਼ੀਏ ਦੀ ਲੋੜ ਹੈ?", "NotoSerifGurmukhi-Regular"},
    {"gu", "તમે મફતમાં ફોન કરી શકો છો. શું તમને દુભાષિયાની જરૂર છે?", "NotoSerifGujarati-Regular"},
    {"ta", "நீங்கள் இலவசமாக அழைக்கலாம். உங்களுக்கு மொழிபெயர்ப்பாளர் தேவையா? ஸ்ரீ", "NotoSerifTamil-Regular"},
    {"te", "మీరు ఉచితంగా కాల్ చేయవచ్చు. మీకు అనువాదకుడు కావాలా?", "NotoSerifTelugu-Regular"},
    {"zh-Hans", "您可以免费致电。您需要口译员吗？“请求”与骨、直", "NotoSerifCJKsc-Regular"},
    {"zh-Hant", "您可以免費致電。您需要口譯員嗎？「請求」與骨、直", "NotoSerifCJKtc-Regular"},
    {"ko", "무료로 전화하실 수 있습니다. 통역사가 필요하십니까?", "NotoSerifCJKkr-Regular"},
    {"am", "በነፃ መደወል ይችላሉ። አስተርጓሚ ይፈልጋሉ?", "NotoSerifEthiopic-Regular"},
    {"ti", "ብናጻ ክትድውሉ ትኽእሉ ኢኹም። ተርጓሚ የድልየኩም ዶ?", "NotoSerifEthiopic-Regular"},
    {"hy", "Դուք կարող եք անվճար զանգահարել։ Թարգմանիչ պե՞տք է։", "NotoSerifArmenian-Regular"},
    {"ka", "შეგიძლიათ უფასოდ დარეკოთ. გჭირდებათ თარჯიმანი?", "NotoSerifGeorgian-Regular"},
    {"km", "អ្នកអាចទូរស័ព្ទដោយឥតគិតថ្លៃ។ តើអ្នកត្រូវការអ្នកបកប្រែទេ?", "NotoSerifKhmer-Regular"},
    {"lo", "ທ່ານສາມາດໂທໄດ້ໂດຍບໍ່ເສຍຄ່າ. ທ່ານຕ້ອງການນາຍພາສາບໍ?", "NotoSerifLao-Regular"},
    {"th", "คุณสามารถโทรฟรี คุณต้องการล่ามหรือไม่ กรุณาติดต่อเจ้าหน้าที่", "NotoSerifThai-Regular"},
    {"my", "အခမဲ့ဖုန်းခေါ်နိုင်ပါသည်။ စကားပြန်လိုအပ်ပါသလား။", "NotoSerifMyanmar-Regular"},
    {"ff-Adlm",
     "𞤃𞤭 𞤸𞤢𞥄𞤤𞤢𞤼 𞤆𞤵𞤤𞤢𞤪 𞤥𞤭 𞤴𞤭𞤯𞤭 "
     "𞤬𞤭𞤪𞤼𞤮𞥅𞤱𞤮",
     "NotoSansAdlam-Regular"},
    {"ff", "Mi haalat Pulaar, miɗo yiɗi firtoowo ɓe ŋ ƴ", "NotoSerif-Regular"},
    {"so", "Waad soo wici kartaa lacag la’aan. Ma u baahan tahay turjumaan?", "NotoSerif-Regular"},
    {"id", "Anda dapat menelepon secara gratis. Apakah Anda perlu penerjemah?", "NotoSerif-Regular"},
    {"fil", "Maaari kang tumawag nang libre. Kailangan mo ba ng tagapagsalin?", "NotoSerif-Regular"},
    {"sq", "Mund të telefononi falas. A keni nevojë për përkthyes? Çdo ditë", "NotoSerif-Regular"},
    {"uz", "Bepul qo‘ng‘iroq qilishingiz mumkin. Sizga tarjimon kerakmi?", "NotoSerif-Regular"},
    {"wo", "Mën nga woote te doo fey dara. Ndax soxla nga kuy tekki? ŋ ñ ë", "NotoSerif-Regular"},
    {"sw", "Unaweza kupiga simu bila malipo. Je, unahitaji mkalimani?", "NotoSerif-Regular"},
    {"rw", "Ushobora guhamagara ku buntu. Ukeneye umusemuzi?", "NotoSerif-Regular"},
    {"mam", "Nchin yolin toj qyol Mam; ẍin, txꞌotxꞌ, tzʼib", "NotoSerif-Regular"},
    {"kek", "aatinobʼaal Qʼeqchiʼ; us, winq, saqʼe, ochoch, ixq, tzʼiʼ, bʼe, chʼochʼ, laaʼo, tꞌot",
     "NotoSerif-Regular"},
    {"kjb", "qʼanjobʼal; watxʼ, winaq, kʼu, na, tzʼiʼ, bʼe, xaq, ẍumak, chʼen", "NotoSerif-Regular"},
    {"quc", "Kinchʼaw pa Kꞌicheꞌ. Kajawataj jun ajqꞌaxel tzij", "NotoSerif-Regular"},
});

}  // namespace formletter::text
