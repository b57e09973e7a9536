/** Words of the page "Kde jsem přihlášen". */
export const sessionsWords = {
  title: 'Kde jsem přihlášen',
  lead: 'Všechna místa, kde je právě otevřený váš účet. Adresy zařízení si neukládáme. Poznáte-li přihlášení, které není vaše, ukončete ho a řekněte to správci.',
  loading: 'Načítáme přihlášení',
  list: 'Otevřená přihlášení',
  self: 'za sebe',
  here: 'toto okno',
  since: 'Přihlášeno {{at}}',
  used: 'naposledy použito {{at}}',
  end: 'Ukončit',
  endOf: 'Ukončit přihlášení za {{name}} z {{at}}',
  others: 'Ukončit všechna ostatní',
  alone: 'Nikde jinde přihlášeni nejste.',
  ended: 'Ukončeno. Otevřená okna se zavřela, co v nich nebylo uložené, se neodeslalo.',
} as const;
