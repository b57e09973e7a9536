/** Sign-in screen. */
export const signIn = {
  title: 'Přihlášení',
  lead: 'Společný stůl pro ochranu dítěte. Každý vidí jen to, co mu patří.',
  login: 'Přihlašovací jméno',
  password: 'Heslo',
  submit: 'Přihlásit se',
  demoTitle: 'Ukázkoví lidé',
  demoLead: 'Vymyšlené osoby ze dvou příběhů. Přihlásíte se jedním klepnutím.',
  demoWindows: 'Více lidí najednou otevřete ve více oknech prohlížeče, každého v jiném profilu nebo anonymním okně.',
  productionLine: 'Ukázkové přihlášení je na tomto serveru vypnuté.',
  signInAs: 'Přihlásit se jako {{name}}',
  signedOut: 'Odhlásili jste se. V tomto prohlížeči po vás nic nezůstalo.',
} as const;
