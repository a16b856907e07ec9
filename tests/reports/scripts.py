"""A sentence in each script that a report has to cope with."""

ARABIC = "تم قياس رضا العملاء في شهر أغسطس ولم تحقق الأهداف المحددة لمركز الاتصال لا توجد خطط"


HEBREW = "שביעות הרצון של הלקוחות נמדדה באוגוסט ולא הושגו היעדים"


SCRIPTS = {
    "latin": "Zażółć gęślą jaźń — ČŘŽ Ünïcödé, ½ × 3 ≥ 1 …",
    "greek": "Η ικανοποίηση των πελατών μετρήθηκε τον Αύγουστο.",
    "cyrillic": "Удовлетворённость клиентов измерялась в августе.",
    "georgian": "მომხმარებელთა კმაყოფილება გაიზომა აგვისტოში.",
    "thai": "ความพึงพอใจของลูกค้าวัดในเดือนสิงหาคม",
    "devanagari": "ग्राहकों की संतुष्टि अगस्त में मापी गई।",
    "hebrew": HEBREW,
    "arabic": ARABIC,
    "symbols": "☎ ★ ✓ ✗ ☑ → 🗣",
    "japanese": "お客様満足度は八月に低下しました。",
    "german": "Kundenzufriedenheitsmessungsverfahrensdokumentationsverantwortlichkeit " * 3,
}
