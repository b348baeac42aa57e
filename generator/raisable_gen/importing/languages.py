"""The title of a column in some language in, the English title that says the same out: `Mã lỗi` is `code`."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

# What a title is about: one of these words says so, without accents; `_` is a space.
_ABOUT = {
    "code": """
        code codes codigo codigos cod codice codici kode kod kodu kodi kody koodi kodas kods codul ma feilkode fejlkode felkod fejlkod hatakodu
        fehlercode fehlercodes fehlerkode fehlernummer statuscode antwortcode ergebniscode ruckgabecode foutcode virhekoodi hibakod hatakod
        код коды кода κωδικος κωδικοι कोड รหัส รหัสข้อผิดพลาด رمز الرمز كود קוד
    """,
    "message": """
        message mensaje mensajes mensagem mensagens messaggio messaggi nachricht meldung fehlermeldung fehlermeldungen fehlertext meldungstext antworttext
        bericht foutmelding foutbericht pesan mesaj mesaji komunikat wiadomosc zprava sprava melding feilmelding meddelande felmeddelande besked fejlbesked
        viesti virheviesti uzenet hibauzenet mesajul comunicacion comunicacao communication texto testo texte text tekst thong_bao thong_diep noi_dung
        сообщение сообщения текст повідомлення μηνυμα संदेश ข้อความ رسالة الرسالة הודעה
    """,
    "description": """
        description descripcion descripciones descricao descricoes descrizione beschreibung fehlerbeschreibung bedeutung erklarung erlauterung
        omschrijving beschrijving betekenis uitleg toelichting significado significato signification explicacion explicacao spiegazione explication
        libelle intitule detalle detalles detalhe detalhes dettaglio dettagli deskripsi keterangan penjelasan arti makna aciklama aciklamasi anlami anlam
        opis znaczenie wyjasnienie popis vyznam beskrivelse beskrivning betydelse betydning kuvaus selitys leiras jelentes descriere semnificatie
        mo_ta y_nghia dien_giai giai_thich chi_tiet описание значение расшифровка пояснение опис значення περιγραφη विवरण
        คำอธิบาย ความหมาย รายละเอียด وصف الوصف المعنى תיאור
    """,
    "cause": """
        causa causas cause causes motivo motivos motif razon razao raison ursache grund oorzaak reden penyebab sebab sebep neden nedeni przyczyna pricina
        arsak orsak nguyen_nhan ly_do причина причины สาเหตุ السبب
    """,
    "solution": """
        solution solucion soluciones solucao solucoes soluzione soluzioni losung behebung abhilfe massnahme massnahmen oplossing actie accion acciones
        acao acoes azione azioni action solusi tindakan penanganan cozum rozwiazanie reseni losning cach_xu_ly cach_khac_phuc huong_xu_ly giai_phap
        recomendacion recomendacao consejo решение действие действия рекомендация рекомендации แนวทาง วิธีแก้ไข الحل
    """,
    "name": """
        nombre nome nom naam nama navn namn nimi ad adi isim nazwa nazev nev nume ten bezeichnung имя название наименование ชื่อ الاسم
    """,
    "type": "type tipo typ tipe tur turu loai jenis тип ประเภท نوع",
    "status": "status estado stato statut trang_thai durum статус สถานะ",
    "category": "categoria categorie kategorie kategori danh_muc grupo gruppo gruppe groupe категория группа หมวดหมู่",
    "no": "numero nummer numer номер",
    "error": """
        error errors errores erro erros errore errori erreur erreurs fehler fout fouten kesalahan galat eror hata blad bledu bledow chyba chyby feil fejl
        virhe virheen hiba eroare eroarea eroarei loi ошибка ошибки ошибок помилка помилки σφαλμα σφαλματος त्रुटि ข้อผิดพลาด خطأ الخطأ שגיאה
    """,
}
# What may stand beside such a word and says nothing else: whose code it is, and the small words between.
_BESIDE = frozenset("""
    respuesta respuestas resposta respostas risposta reponse reponses antwort respon respons tanggapan yanit odpowiedzi odpovedi svar phan hoi tra ve
    ответа відповіді retorno retour ritorno ruckgabe zwrotu resultado resultat risultato ergebnis hasil sonuc ket qua результата статуса
    api http https json sistema systeme system interno internal interna rechazo recusa rejet rifiuto ablehnung red odrzucenia отказа
    transaccion transacao transaction transazione transaksi islem giao dich pago pagamento paiement zahlung pembayaran odeme banco banca banque bank
    sugerido sugerida recomendado recomendada suggere suggerito suggerita emisor emissor tecnico tecnica technique detallada detalhada corta curta breve courte completa posible posivel possible possibile umum
""".split())
# Small words: no title begins or ends with one.
_SMALL = frozenset(
    "de del da do das dos della dello dell di des du der die d la le l el o os en em in y e et i и on".split()
)
# With these alone a title is English, or none.
_ENGLISH = frozenset(
    "code codes message description text cause causes solution action type status error errors api http https json system".split()
)
_WORDS = {
    word.replace("_", " "): english
    for english, words in reversed(_ABOUT.items())
    for word in words.split()
}
_KNOWN_WORD = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})(?!\w)"
)

# Chinese, Japanese and Korean write without spaces: what stands before the word that says what the title is about.
_BEFORE = """
    错误|錯誤|异常|異常|报错|故障|失败|失敗|返回|回傳|回传|返却|回應|回应|响应|響應|应答|應答|结果|結果|处理|處理|业务|業務|接口|系统|系統|公共|全局|网关|網關|支付|交易|
    平台|描述|提示|原因|拒绝|拒絕|详细|詳細|中文|英文|简要|子|主|エラー|レスポンス|リターン|応答|処理|理由|에러|오류|응답|결과|거절|실패|반환|리턴|상세|세부|
    한글|영문|국문|한국어|영어|日本語|英語|英文|英语|简体|繁体|繁體|
    码|碼|代码|代碼|信息|訊息|消息|讯息|コード|코드|메시지|
    api|http|error|json|return|result|的|の
"""
_EAST = {
    "code": "码|碼|代码|代碼|代号|代號|编码|編碼|编号|編號|番号|コード|코드|번호",
    "message": "信息|訊息|消息|讯息|文案|文字|提示|提示语|メッセージ|文言|메시지|메세지|문구",
    "description": "描述|说明|說明|含义|含義|涵义|意义|意義|解释|解釋|释义|详情|詳情|内容|內容|説明|意味|概要|詳細|설명|의미|뜻|상세|내용",
    "cause": "原因|理由|触发条件|触发场景|場景|场景|원인|사유|이유",
    "solution": """
        解决方案|解決方案|解决方法|解決方法|解决办法|解決辦法|处理方案|處理方案|处理方式|處理方式|处理方法|處理方法|处理建议|處理建議|处理办法|排查建议|排查方法|建议|建議|对策|對策|
        対処|対処方法|対処法|対応|対応方法|対応策|対策|解決策|措置|해결방법|해결방안|해결책|조치|조치사항|조치방법|대응|대응방법|대처방법
    """,
    "name": "名|名称|名稱|名字|名前|이름|명칭|명",
    "type": "类型|類型|类别|種類|種別|タイプ|유형|종류|타입",
    "category": "分类|分類|模块|模組|カテゴリ|カテゴリー|区分|구분|분류|카테고리",
    "remark": "备注|備註|備考|비고",
    "error": "错误|錯誤|エラー|에러|오류",
    "status": "状态|狀態|ステータス|상태",
}
_STATUS_BEFORE = "状态|狀態|ステータス|상태|status"


def _pattern(before: str, words: str) -> re.Pattern[str]:
    """Any number of words of `before`, then one of `words`; the same in English may follow."""
    before, words = "".join(before.split()), "".join(words.split())
    return re.compile(f"(?:{before})*(?:{words})(?:code|message|msg)?")


_EAST_TITLES = [
    ("no", re.compile("编号|編號|番号|번호")),
    *((english, _pattern(_BEFORE, words)) for english, words in _EAST.items()),
    ("statuscode", _pattern(f"{_BEFORE}|{_STATUS_BEFORE}", _EAST["code"])),
]
_HTTP = re.compile(r"(?<![a-z])http(?![a-z])|http(?=status|code)")


@lru_cache(4096)
def english(title: str) -> str:
    """The key of the English title that says what `title` says: `code`, `httpstatus`; empty where we do not know it."""
    plain = _plain(title[:80])
    whole = re.sub(r"[\W_]+", "", plain)
    if whole.isascii() or not (found := _eastern(whole)):
        found = _western(plain)
    if found in ("code", "status", "statuscode") and _HTTP.search(plain):
        return "httpstatus"
    return found


def _eastern(whole: str) -> str:
    return next(
        (english for english, titles in _EAST_TITLES if titles.fullmatch(whole)), ""
    )


def _western(plain: str) -> str:
    """What the first word says that says something, if all others may stand beside it."""
    words = re.findall(r"[^\W\d_]+", plain)
    if (
        not words
        or _ENGLISH.issuperset(words)
        or words[0] in _SMALL
        or words[-1] in _SMALL
    ):
        return ""
    found = [_WORDS[word] for word in _KNOWN_WORD.findall(plain)]
    others = set(re.findall(r"[^\W\d_]+", _KNOWN_WORD.sub(" ", plain))) - _SMALL
    if not found or not _BESIDE.issuperset(others):
        return ""
    telling = list(dict.fromkeys(each for each in found if each != "error"))
    if not telling:
        return "error"
    if len(telling) > 1 and re.search("[/&,+]", plain):
        return ""
    if "error" in found or others:
        telling = ["code" if each == "no" else each for each in telling]
    if telling[:2] in (["code", "status"], ["status", "code"]):
        return "statuscode"
    return telling[0]


def _plain(text: str) -> str:
    """`text` in small letters without accents; what stands in brackets at its end says nothing."""
    text = re.sub(r"\s*[（(][^()（）]*[)）]\s*$", "", text).casefold()
    text = text.translate({0x111: "d", 0x142: "l", 0x131: "i", 0xF8: "o"})
    bare = (each for each in normalize("NFD", text) if not "\u0300" <= each <= "\u036f")
    return normalize("NFC", "".join(bare))
