/** Sentences of search. */
export const searchWords = {
  title: 'Hledání',
  label: 'Hledat',
  field: 'Hledaná slova',
  hint: 'Stačí začátek slova, háčky ani pády nerozhodují. Víc slov musí být v textu všechna, věta v uvozovkách přesně.',
  submit: 'Hledat',
  open: 'Hledat (klávesa /)',
  private:
    'Hledá se jen v tom, co smíte číst. Slova, která hledáte, se nikam neukládají; v záznamu přístupů zůstane, že se hledalo a ve kterých případech se něco ukázalo.',
  loading: 'Hledá se…',
  found_one: 'Nalezeno {{count}} místo.',
  found_few: 'Nalezena {{count}} místa.',
  found_many: 'Nalezeno {{count}} místa.',
  found_other: 'Nalezeno {{count}} míst.',
  none: 'Nic z toho, co smíte číst, hledaným slovům neodpovídá.',
  noneStep: 'Zkuste méně slov, jen začátek slova, nebo jiný výraz.',
  near: 'Ve vašich textech jsou podobná slova:',
  more: 'Ukázat další',
  start: 'Napište, co hledáte: slovo z textu, jméno, spisovou značku nebo cíl konference.',
  kind: {
    unit: 'zápis',
    comment: 'komentář',
    case: 'případ',
    person: 'osoba',
    conference: 'cíl konference',
  },
} as const;
