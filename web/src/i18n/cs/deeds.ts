import type { DeedRefusal } from '@soulad/shared/signoff';

/** Why a file is not taken, and two more ways in which the round trip ends: a file too large, and no PDF at all. */
export type DeedTrouble = DeedRefusal | 'size' | 'typesetter';

/** What happened, and what to do; what is safe is the same for all of them. A reason without words does not compile. */
type Troubles = Readonly<Record<DeedTrouble, { readonly happened: string; readonly act: string }>>;

/** Words of a signature by one's own certificate. */
export const deedWords = {
  other: 'Jiný způsob: podepsat vlastním certifikátem',
  lead: 'PDF podepíšete ve svém programu, třeba kvalifikovaným certifikátem, a nahrajete ho zpátky. Na archu platí stejně jako podpis tady.',
  steps: 'Podpis vlastním certifikátem ve třech krocích',
  take: {
    title: 'Stáhněte si PDF',
    lead: 'Je v něm přesně to, co vaše strana vidí a co by podepsala tady.',
    reserved:
      'Je v něm přesně to, co by vaše strana podepsala tady, i s výhradou. Když výhradu změníte, stáhněte si PDF znovu.',
    act: 'Stáhnout PDF k podpisu',
    making: 'PDF se připravuje…',
    done: 'Stažený soubor: {{name}}. Podepište právě tento.',
  },
  sign: {
    title: 'Podepište ho ve svém programu',
    lead: 'Jedním podpisem PAdES; nic jiného v souboru neměňte a už ho neukládejte znovu. Viditelný podpis patří na poslední stranu do volného místa.',
  },
  hand: {
    title: 'Nahrajte podepsané PDF',
    lead: 'Kdykoli, dokud se na podpis čeká; stránku můžete mezitím zavřít.',
    act: 'Nahrát podepsané PDF',
    sending: 'Nahrává se {{name}}: {{percent}} %',
    checking: 'Kontroluje se {{name}}…',
    cancel: 'Zrušit',
    cancelled: 'Nahrávání je zrušené. Podepsáno je jen to, co ukazuje arch.',
  },
  filed: 'Podepsáno. Soubor byl přijat jako podpis vaší strany; certifikát a soubor jsou u ní v archu.',
  certificate: {
    by: 'Podepsáno vlastním certifikátem: {{holder}}.',
    trusted: 'Certifikát vydal {{issuer}} (vydavatel ověřen).',
    unchecked: 'Certifikát vydal {{issuer}} (vydavatel neověřen).',
    qualified: 'Certifikát sám říká, že je kvalifikovaný.',
    nameless: 'beze jména',
    take: 'Stáhnout podepsané PDF',
    gone: 'Podepsané PDF už stáhnout nejde: něco z něj vám bylo od té doby odňato. Na podpisu se tím nic nemění.',
  },
  safe: 'Nic se nezapsalo; plán i podpisy jsou, jak byly.',
  trouble: {
    other: {
      happened: 'Soubor nezačíná tím, co jste si tu stáhli: je jiný, nebo ho program celý přepsal.',
      act: 'Stáhněte si PDF znovu a podepište přímo stažený soubor. Netiskněte ho ani neukládejte jako nový.',
    },
    older: {
      happened: 'Soubor patří k jiné revizi, nebo se od jeho stažení změnilo, co podepisujete.',
      act: 'Přečtěte si znění výš, stáhněte si nové PDF a podepište to.',
    },
    filed: {
      happened: 'Tento soubor už byl jednou přijat.',
      act: 'Podívejte se v archu na svůj řádek. Pokud podpis už neplatí, stáhněte si nové PDF a podepište to.',
    },
    unsigned: {
      happened: 'V souboru není žádný podpis.',
      act: 'Podepište ho ve svém programu, uložte a nahrajte ten podepsaný.',
    },
    structure: {
      happened: 'Program uložil podpis způsobem, který nejde spolehlivě přečíst.',
      act: 'Stáhněte si PDF znovu a v programu zvolte podpis PAdES bez dalších úprav souboru, nebo použijte jiný program.',
    },
    changed: {
      happened: 'V souboru se kromě podpisu změnilo ještě něco.',
      act: 'Stáhněte si PDF znovu a jen ho podepište: bez poznámek, vyplňování a dalšího ukládání.',
    },
    visible: {
      happened: 'Viditelný podpis stojí mimo místo, které je pro něj volné.',
      act: 'Stáhněte si PDF znovu a podpis umístěte na poslední stranu do volného místa, nebo ho nechte neviditelný.',
    },
    active: {
      happened: 'Do souboru přibyl program, odkaz nebo další soubor.',
      act: 'Stáhněte si PDF znovu a podepište ho bez příloh a odkazů, případně v jiném programu.',
    },
    many: {
      happened: 'V souboru je víc než jeden podpis nebo razítko.',
      act: 'Stáhněte si PDF znovu a podepište ho jen jednou; samostatné časové razítko v programu vypněte.',
    },
    range: {
      happened: 'Podpis nepokrývá celý soubor.',
      act: 'Stáhněte si PDF znovu, podepište ho a po podpisu už ho neukládejte.',
    },
    kind: {
      happened: 'Podpis má podobu, kterou tu nejde přijmout.',
      act: 'V programu zvolte podpis PAdES a podepište jím stažené PDF znovu.',
    },
    block: {
      happened: 'Podpis v souboru nejde přečíst.',
      act: 'Podepište stažené PDF znovu. Když to nepomůže, použijte jiný program.',
    },
    digest: {
      happened: 'Podpis patří k jinému obsahu, než který je v souboru.',
      act: 'Stáhněte si PDF znovu, podepište ho a potom už v něm nic neměňte.',
    },
    signature: {
      happened: 'Podpis nepatří k certifikátu, který je u něj.',
      act: 'Podepište stažené PDF znovu. Když se to opakuje, obraťte se na vydavatele certifikátu.',
    },
    weak: {
      happened: 'Klíč nebo otisk v podpisu je příliš slabý.',
      act: 'Použijte certifikát s klíčem RSA od 2048 bitů nebo s křivkou P-256 a v programu otisk SHA-256.',
    },
    usage: {
      happened: 'Certifikát není určen k podepisování.',
      act: 'Vyberte v programu certifikát pro elektronický podpis a podepište jím stažené PDF znovu.',
    },
    time: {
      happened: 'Čas v podpisu nesedí: je dřívější než stažení souboru, nebo teprve nastane.',
      act: 'Zkontrolujte čas svého počítače a podepište stažené PDF znovu.',
    },
    expired: {
      happened: 'Certifikát v době podpisu neplatil.',
      act: 'Podepište stažené PDF znovu, platným certifikátem.',
    },
    chain: {
      happened: 'Certifikát nevydal nikdo, komu tento server věří.',
      act: 'Použijte certifikát jiného vydavatele. Kterým server věří, vám řekne správce.',
    },
    size: {
      happened: 'Soubor je větší, než může podepsané PDF být.',
      act: 'Podepište znovu stažené PDF a nic dalšího do něj nevkládejte.',
    },
    typesetter: {
      happened: 'Tento server neumí vyhotovit PDF: sazeč pro jeho procesor neexistuje.',
      act: 'Podepište tady; o podpisu certifikátem si promluvte se správcem.',
    },
  } satisfies Troubles,
} as const;
