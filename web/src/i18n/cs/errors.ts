/** For each error code: what happened, what is safe (when anything was at risk), what to do. */
export const errors = {
  BAD_INPUT: {
    happened: 'Některý údaj nemá správný tvar.',
    safe: 'Nic se nezměnilo.',
    act: 'Zkontrolujte vyplněná pole a odešlete je znovu.',
  },
  UNAUTHENTICATED: {
    happened: 'Vaše přihlášení skončilo.',
    safe: 'Co bylo uložené, uložené zůstává.',
    act: 'Přihlaste se znovu.',
  },
  OTHER_SESSION: {
    happened: 'V tomto prohlížeči je teď přihlášen někdo jiný, nebo za jinou organizaci.',
    safe: 'Z tohoto okna se nic neodeslalo.',
    act: 'Načtěte stránku znovu.',
  },
  SIGN_IN_FAILED: { happened: 'Přihlášení se nepodařilo.', safe: '', act: 'Zkontrolujte přihlašovací jméno a heslo.' },
  STEP_UP_REQUIRED: {
    happened: 'Tento krok chce ověřit, že jste to vy.',
    safe: 'Nic se nezměnilo.',
    act: 'Napište heslo znovu a krok zopakujte.',
  },
  FOREIGN_ORIGIN: {
    happened: 'Požadavek nepřišel z této stránky.',
    safe: 'Nic se nezměnilo.',
    act: 'Otevřete Soulad přímo na jeho adrese.',
  },
  TICKET_INVALID: {
    happened: 'Živé spojení vypršelo.',
    safe: 'Rozepsaný text zůstává v této kartě.',
    act: 'Spojení se obnoví samo.',
  },
  NOT_FOUND: { happened: 'Stránku jsme nenašli, nebo k ní nemáte přístup.', safe: '', act: 'Zeptejte se svého OSPOD.' },
  FORBIDDEN_STEP: {
    happened: 'Tento krok vám teď není otevřený.',
    safe: 'Nic se nezměnilo.',
    act: 'Načtěte stránku znovu, stav se mohl mezitím změnit.',
  },
  BLOCKED_BY_LAW: {
    happened: 'Tento údaj nejde sdílet, platí pro něj pevný zákaz.',
    safe: 'Text zůstal jen u toho, kdo ho napsal.',
    act: 'Sdílejte větu, která utajený údaj neobsahuje.',
  },
  NO_WITNESS: {
    happened: 'Není nikdo druhý, komu by se to dalo hned oznámit.',
    safe: 'Nic se neotevřelo.',
    act: 'Pověřte ke spisu dalšího pracovníka, nebo požádejte jinou vedoucí úřadu.',
  },
  REVOKED: {
    happened: 'Tato část už není ve vašem okruhu.',
    safe: 'Vaše poslední věta se neodeslala nikomu, máte ji v konceptech.',
    act: 'Zeptejte se toho, kdo část napsal.',
  },
  DEMO_OFF: {
    happened: 'Ukázkové přihlášení je na tomto serveru vypnuté.',
    safe: '',
    act: 'Přihlaste se jménem a heslem.',
  },
  CONFLICT: {
    happened: 'Někdo jiný to mezitím změnil.',
    safe: 'Vaše změna se neuložila a nic nepřepsala.',
    act: 'Podívejte se na nový stav a rozhodněte znovu.',
  },
  GEN_MISMATCH: {
    happened: 'Okruh se mezitím zúžil.',
    safe: 'Vaše poslední věta se neodeslala nikomu, máte ji v konceptech.',
    act: 'Otevřete část znovu a větu vložte, pokud do ní patří.',
  },
  EPOCH_STALE: {
    happened: 'Okruh této části se mezitím změnil.',
    safe: 'Váš text je v této kartě a nikam se neodeslal.',
    act: 'Podívejte se, kdo část uvidí, a sdílejte ji znovu.',
  },
  SEALED: { happened: 'Zápis je uzavřený.', safe: 'Nic se nezměnilo.', act: 'Opravu navrhněte svolavateli.' },
  SCHEMA_TOO_OLD: {
    happened: 'Soulad byl aktualizován.',
    safe: 'Uložený text je v pořádku.',
    act: 'Načtěte stránku znovu.',
  },
  NEED_DIFF: {
    happened: 'Část textu se musí sladit se serverem.',
    safe: 'Váš text je v této kartě.',
    act: 'Sladění proběhne samo, okno nezavírejte.',
  },
  SERVER_BEHIND: {
    happened: 'Server byl obnoven ze zálohy a část vašeho textu nezná.',
    safe: 'Váš text je v této kartě.',
    act: 'Zkopírujte si ho a obraťte se na správce.',
  },
  INVALID_UPDATE: {
    happened: 'Změnu textu se nepodařilo přijmout.',
    safe: 'Dosavadní text je v pořádku.',
    act: 'Načtěte stránku znovu a změnu zopakujte.',
  },
  FOREIGN_CLIENT: {
    happened: 'Změnu textu se nepodařilo přijmout.',
    safe: 'Dosavadní text je v pořádku.',
    act: 'Načtěte stránku znovu a změnu zopakujte.',
  },
  TOO_LARGE: {
    happened: 'Text je příliš dlouhý.',
    safe: 'Dosavadní text je v pořádku.',
    act: 'Rozdělte ho do více částí.',
  },
  RATE_LIMITED: {
    happened: 'Příliš mnoho pokusů za krátkou dobu.',
    safe: 'Nic se nezměnilo.',
    act: 'Chvíli počkejte a zkuste to znovu.',
  },
  ERASED: {
    happened: 'Obsah případu byl smazán (klíč byl zničen).',
    safe: 'Zůstává záznam o tom, kdo k případu kdy přistoupil.',
    act: 'Obsah nejde vrátit. Důvod smazání vám sdělí správce.',
  },
  UNREADABLE: {
    happened: 'Uložený obsah se nepodařilo otevřít.',
    safe: 'Nic se nezměnilo a nikdo cizí ho neviděl.',
    act: 'Obraťte se na správce, obnoví ho ze zálohy.',
  },
  FILE_REFUSED: {
    happened: 'Tento soubor nejde přiložit.',
    safe: 'Nic z něj se neuložilo, text zůstal, jak byl.',
    act: 'Přiložte PDF, obrázek PNG nebo JPEG, dokument DOCX, XLSX, ODT nebo prostý text.',
  },
  NO_TYPESETTER: {
    happened: 'Tento server neumí vyhotovit PDF: sazeč pro jeho procesor neexistuje.',
    safe: 'Nic nebylo vydáno.',
    act: 'Vyhotovte textový dokument (DOCX). Do PDF ho uložíte v textovém editoru.',
  },
  SIGNATURE_REFUSED: {
    happened: 'Podepsaný soubor nejde přijmout.',
    safe: 'Nic nebylo podepsáno a ze souboru se nic neuložilo.',
    act: 'Stáhněte si soubor znovu, podepište ho a nahrajte.',
  },
  UNAVAILABLE: {
    happened: 'Server teď neodpovídá.',
    safe: 'Co bylo uložené, uložené zůstává.',
    act: 'Zkuste to za chvíli znovu.',
  },
  INTERNAL: {
    happened: 'Něco se u nás pokazilo.',
    safe: 'Co bylo uložené, uložené zůstává.',
    act: 'Zkuste to znovu. Když to nepomůže, sdělte správci číslo chyby.',
  },
  OFFLINE: {
    happened: 'Spojení se přerušilo.',
    safe: 'Co bylo uložené, uložené zůstává.',
    act: 'Zkontrolujte připojení a zkuste to znovu.',
  },
} as const;
