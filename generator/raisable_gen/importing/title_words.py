"""What the titles of columns say, in the languages of documentation pages: which words stand above codes, texts, and so on.

A title is compared as `key` gives it: small letters, without spaces, signs and accents; so the lists may be written as
pages write the words, but for spaces.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


@lru_cache(maxsize=4096)
def key(title: str) -> str:
    """A column's title as it is compared: small letters, without spaces, signs and accents."""
    word = re.sub(r"[\W_]+", "", title.casefold())
    if word.isascii():
        return word
    return _ACCENTED.sub(lambda found: normalize("NFD", found[0])[0], word)


def _keys(words: str) -> list[str]:
    return list(dict.fromkeys(map(key, words.split())))


# Each list has the most telling first.
CODE = _keys("""
    errorcode errcode errorcodes faultcode code codes responsecode returncode resultcode retcode rescode respcode statuscode bizcode
    businesscode subcode apicode apierrorcode reasoncode declinecode messagecode msgcode failurecode exceptioncode rejectcode
    sqlstate sqlcode errno errorno errornumber errornum errorid errcodeid errorcodeid codeno codenumber numericcode codevalue exitcode rc mc ec
    código codigodeerror codigoerror códigodelerror códigodeerro códigodoerro códigoerro códigoderespuesta códigoderesposta
    códigoderetorno códigoderetorno códigodeestado códigodestatus codiceerrore codicedierrore codicedellerrore codice codicerisposta
    codicedirisposta codicediritorno codeerreur codederreur codedelerreur coded'erreur coderetour codederetour coderéponse
    codederéponse codestatut codedestatut fehlercode fehlernummer fehlernr antwortcode rückgabecode ergebniscode statusnummer foutcode
    statuskod felkod feilkode fejlkode virhekoodi koodi kod kodu hatakodu yanıtkodu cevapkodu dönüşkodu sonuçkodu durumkodu kodbłędu
    kododpowiedzi kodstatusu kódchyby chybovýkód kód hibakód válaszkód coderoare codeeroare coddeeroare cod κωδικός κωδικόςσφάλματος
    код кодошибки кодответа кодвозврата кодрезультата кодсостояния кодстатуса кодпомилки кодвідповіді кодгрешка
    kode kodeerror kodekesalahan kodegalat koderespons kodestatus mã mãlỗi mãphảnhồi mãtrạngthái รหัส รหัสข้อผิดพลาด รหัสสถานะ
    رمز الرمز رمزالخطأ كودالخطأ الكود קוד קודשגיאה कोड त्रुटिकोड
    错误码 錯誤碼 错误代码 錯誤代碼 代码 代碼 响应码 響應碼 返回码 返回碼 状态码 狀態碼 错误编码 错误编号 错误号 业务码 业务错误码 业务代码 响应代码 返回代码
    结果码 結果碼 结果代码 回應碼 回應代碼 应答码 状态代码 返回值 错误值 异常码 错误子码 子错误码 明细码 业务返回码 业务状态码 业务响应码 编码
    エラーコード コード レスポンスコード 応答コード 結果コード エラー詳細コード 詳細コード ステータスコード 返却コード エラー番号 에러코드 오류코드 코드 응답코드 결과코드 에러번호 오류번호 상태코드
    """)
LATER_CODE = _keys(
    "exception exceptionname faulttype faultname response result reply returnvalue outcome error no number num id value key status reason type name constant errortype errorname identifier symbol enum"
    " errorkey errorconstant erroridentifier errorsymbol errorslug errortag errorkind kind exceptiontype exceptionclass returnedvalue"
    " número numero nummer номер numer numéro valor wert wartość значениекода エラー 番号 番號 值 değer 에러 오류 错误 錯誤 状态 状態 ошибка hata błąd fehler erreur errore erro"
)
ERRORS = _keys(
    "error errortype errorname errorkey errorconstant erroridentifier errorsymbol errorslug errortag errorkind exception exceptionname"
    " exceptiontype exceptionclass faulttype faultname reason"
)
MESSAGE = _keys("""
    message msg messages errormessage faultmessage faultstring errmsg errormsg responsemessage returnmessage resultmessage messagetext text messageen
    englishmessage messageenglish returnmsg retmsg apimessage defaultmessage errortext responsetext statusmessage
    mensaje mensajedeerror mensajeerror mensagem mensagemdeerro mensagemerro messaggio messaggiodierrore messaggioerrore messagederreur
    messageerreur libellé meldung fehlermeldung fehlertext meldungstext nachricht bericht foutmelding melding foutbericht meddelande
    felmeddelande melding feilmelding fejlmeddelelse viesti virheilmoitus mesaj mesajı hatamesajı komunikat komunikatbłędu wiadomość
    zpráva chybovázpráva üzenet hibaüzenet mesajeroare μήνυμα сообщение сообщениеобошибке текстошибки текстсообщения текст повідомлення
    pesan pesankesalahan pesanerror thôngbáo thôngđiệp thôngbáolỗi ข้อความ رسالة الرسالة رسالةالخطأ הודעה संदेश
    错误信息 錯誤訊息 信息 訊息 消息 提示信息 返回信息 错误消息 错误提示 提示 响应信息 响应消息 返回消息 文案
    メッセージ エラーメッセージ エラー内容 메시지 에러메시지 오류메시지 메세지 에러메세지 오류메세지
    """)
DESCRIPTION = _keys("""
    description desc descriptions errordescription errdesc errordesc meaning explanation definition detail details
    errordetail errordetails interpretation semantics semantic whatitmeans whatthismeans whathappened
    descripcion descripción significado explicación detalle detalles descrição significado detalhe detalhes explicação descrizione
    significato spiegazione dettagli signification explication sens désignation détail détails beschreibung bedeutung erklärung
    erläuterung fehlerbeschreibung omschrijving beschrijving betekenis uitleg beskrivning betydelse förklaring beskrivelse betydning
    forklaring kuvaus selitys merkitys açıklama açıklaması tanım tanımı anlam anlamı detay opis opisbłędu znaczenie wyjaśnienie popis
    význam vysvětlení leírás jelentés magyarázat descriere semnificație explicație περιγραφή σημασία описание значение расшифровка
    пояснение описаниеошибки опис описпомилки значення deskripsi keterangan penjelasan arti môtả ýnghĩa giảithích diễngiải chitiết thôngtinlỗi
    คำอธิบาย ความหมาย รายละเอียด الوصف وصف المعنى الشرح תיאור משמעות विवरण अर्थ
    描述 说明 說明 含义 含義 意义 意義 解释 解釋 释义 釋義 详情 详细说明 详细描述 错误描述 錯誤描述 错误说明 错误含义 错误详情 错误解释 返回描述 响应描述 状态描述 状态说明 代码说明
    説明 内容 意味 詳細 概要 설명 의미 내용 상세 상세설명
    """)
LATER_MESSAGE = _keys(
    "reason response error title cause whenused usedwhen whenreturned returnedwhen whenraised usage summary label phrase comment comments note notes remark remarks when condition conditions trigger occurswhen whenitoccurs"
    " whenithappens whyithappens possiblecause possiblecauses commoncause commoncauses likelycause name errorname"
    " causa motivo razón grund ursache motif raison powód przyczyna причина sebep neden oorzaak reden orsak årsag alasan penyebab lýdo nguyênnhân комментарий комментарии примечание observación observaciones observação observações bemerkung bemerkungen hinweis uwagi opmerking commentaire commentaires remarque remarques commento 备注 原因 理由 사유 원인"
)
NAME = _keys("""
    name errorname codename constant enum enumname identifier symbol errortype exception exceptionname symbolicname key
    mnemonic type faulttype faultname errorkind errorkey error label stringcode slug nombre nome naam nazwa имя название ad adı constante 简称 簡稱 名称 错误名称 枚举 枚举值 名前 名称 エラー名 이름 에러명
    """)
HTTP = _keys("""
    httpstatus httpstatuscode httpcode http status statuscode httpresponse httpresponsecode httpresponsestatus httpresponsestatuscode
    httpstatuscodes httpstatusresponse códigodeestadohttp códigodestatushttp     codestatuthttp codicedistatohttp httpdurumu httpdurumkodu httpkodu     httpstatuskod httpкод httpстатус httpkode mãtrạngtháihttp
    http状态码 http状态 http码 http狀態碼 http响应码 http返回码 httpステータス httpステータスコード httpコード http상태코드 http상태 http코드 http응답코드
    """)
RETRY = _keys(
    "retryable retry canretry isretryable retriable retrypossible retryallowed shouldretry retrysafe 可重试 是否可重试 能否重试"
)
SECTION = _keys(
    "section group category module family area product domain service errorgroup errorcategory categoria kategorie class scope"
    " catégorie categoría kategori kategoria категория раздел 分类 模块 类别 分组 カテゴリ 分類 분류 카테고리"
)
ADVICE = _keys("""
    solution solutions action actions resolution howtofix suggestion remedy advice steps fix recommendation whattodo howtoresolve
    nextstep nextsteps solución acción accionesrecomendadas solução ação soluzione azione lösung maßnahme behebung rozwiązanie akcja
    oplossing actie åtgärd løsning çözüm çözümü решение действие действия рекомендация рекомендации рішення solusi tindakan giảipháp
    cáchxửlý cáchkhắcphục 注意事项 注意事項 解决方案 处理建议 解决办法 建议 解决方法 处理方法 处理方式 处理方案 解決方法 解決方案 處理方式 対処 対処法 対処方法 対応 対応方法
    조치 조치방법 해결 해결방법 해결방안
    """)
ENGLISH = _keys(
    "en english enus engb eng inglés inglês anglais englisch 英文 英语 英語 영어 английский"
)
