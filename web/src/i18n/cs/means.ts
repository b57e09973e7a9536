/** Words of the page "Přihlašování a podpis", and of the proof that signing asks for. */
export const meansWords = {
  title: 'Přihlašování a podpis',
  lead: 'Čím při podpisu dokládáte, že jste to vy. Kdo podepisuje za organizaci, potřebuje přístupový klíč, nebo heslo s jednorázovým kódem. O každé změně tady vám dáme vědět.',
  loading: 'Načítáme vaše klíče a kódy',
  passkey: {
    title: 'Přístupové klíče',
    lead: 'Klíč drží váš telefon, počítač nebo bezpečnostní klíč a otevře ho jen váš otisk, tvář nebo PIN. Podpis, který jím dáte, si může kdokoli ověřit i bez nás.',
    add: 'Přidat přístupový klíč',
    added: 'Přidán {{at}}',
    used: 'naposledy použit {{at}}',
    unused: 'zatím nepoužit',
    remove: 'Odebrat',
    removeOf: 'Odebrat klíč {{name}}',
    name: 'Jak klíči říkat',
    nameHint: 'Třeba „telefon“ nebo „klíč na svazku“. Vidíte to jen vy.',
    unmade: 'Klíč nevznikl: prohlížeč ho nevytvořil, nebo jste to zrušili. Nic se nezměnilo, zkuste to znovu.',
  },
  code: {
    title: 'Jednorázový kód',
    none: 'Není nastavený. Kódy vytváří aplikace v telefonu, každých třicet sekund nový.',
    set: 'Je nastavený. Při podpisu ho napíšete vedle hesla.',
    add: 'Nastavit jednorázový kód',
    remove: 'Zrušit jednorázový kód',
    setup: 'Vložte tajemství do aplikace',
    setupLead: 'Ukazujeme ho jen teď. Platit začne, až napíšete první kód, který z něj aplikace vytvoří.',
    picture: 'Tajemství jako obrázek pro fotoaparát telefonu. Totéž stojí níže k opsání.',
    secret: 'Namiřte aplikaci v telefonu na obrázek, nebo tajemství opište:',
    open: 'Otevřít v aplikaci na tomto zařízení',
    confirm: 'Ověřit a zapnout',
  },
  recovery: {
    title: 'Kódy na papír',
    left_one:
      'Zbývá {{count}} kód. Když přijdete o telefon nebo klíč, s heslem a jedním z nich nastavíte nový. Podepsat jimi nejde.',
    left_few:
      'Zbývají {{count}} kódy. Když přijdete o telefon nebo klíč, s heslem a jedním z nich nastavíte nový. Podepsat jimi nejde.',
    left_many:
      'Zbývá {{count}} kódu. Když přijdete o telefon nebo klíč, s heslem a jedním z nich nastavíte nový. Podepsat jimi nejde.',
    left_other:
      'Zbývá {{count}} kódů. Když přijdete o telefon nebo klíč, s heslem a jedním z nich nastavíte nový. Podepsat jimi nejde.',
    renew: 'Vytvořit nové kódy',
    fresh: 'Zapište si tyto kódy',
    freshLead: 'Ukazujeme je jen teď. Každý platí jednou. Uložte je jinam než telefon; my si je nepamatujeme.',
  },
  changes: {
    title: 'Poslední změny',
    lead: 'Poznáte-li změnu, kterou jste neudělali vy, ukončete cizí přihlášení a řekněte to správci.',
    kind: {
      passkeyAdded: 'Přidán přístupový klíč',
      passkeyRemoved: 'Odebrán přístupový klíč',
      codeAdded: 'Nastaven jednorázový kód',
      codeRemoved: 'Zrušen jednorázový kód',
      recoveryMade: 'Vytvořeny kódy na papír',
      recoveryUsed: 'Použit kód z papíru',
    },
  },
  act: {
    addPasskey: {
      title: 'Nový přístupový klíč',
      lead: 'Nejdřív doložte, že jste to vy. Pak vás prohlížeč provede vytvořením klíče.',
      submit: 'Vytvořit klíč',
    },
    removePasskey: {
      title: 'Odebrat klíč {{name}}',
      lead: 'Podpisy, které jste jím dali, platí dál a jdou ověřit i potom.',
      submit: 'Odebrat klíč',
    },
    addCode: {
      title: 'Nastavit jednorázový kód',
      lead: 'Nejdřív doložte, že jste to vy.',
      submit: 'Pokračovat',
    },
    removeCode: {
      title: 'Zrušit jednorázový kód',
      lead: 'Tajemství v aplikaci přestane platit.',
      submit: 'Zrušit kód',
    },
    renew: {
      title: 'Nové kódy na papír',
      lead: 'Dosavadní kódy přestanou platit.',
      submit: 'Vytvořit nové kódy',
    },
  },
  proof: {
    none: 'Za organizaci se podepisuje přístupovým klíčem, nebo heslem s jednorázovým kódem. Zatím nemáte nastavené ani jedno.',
    where: 'Nastavit v Přihlašování a podpis',
    way: 'Čím to doložíte',
    ways: {
      passkey: 'Přístupovým klíčem',
      passwordAndCode: 'Heslem a jednorázovým kódem',
      recovery: 'Heslem a kódem z papíru',
      password: 'Heslem',
      demo: 'Jménem (jen v ukázce)',
    },
    passkey: 'Po stisku tlačítka vás prohlížeč požádá o otisk, tvář, PIN nebo bezpečnostní klíč.',
    missed: 'Klíč se neozval, nebo jste to zrušili. Nic se nestalo, zkuste to znovu.',
    password: 'Heslo',
    code: 'Jednorázový kód',
    codeHint: 'Šest číslic z aplikace. Každý kód platí jednou.',
    recovery: 'Kód z papíru',
    demo: 'Potvrďte, že jste to vy',
    demoHint:
      'Ukázka: nikdo tu nemá heslo. Napište své jméno tak, jak je vpravo nahoře. Mimo ukázku takto podepsat nejde.',
  },
} as const;
