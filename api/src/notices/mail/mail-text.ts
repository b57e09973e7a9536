/**
 * The one mail there is: no case, no name, no kind, no number. Which of many things waits is told by the application alone,
 * to whoever signs in.
 */
const TEXTS = {
  cs: {
    subject: 'V Souladu na vás čeká zpráva.',
    text: (address: string) =>
      `V Souladu na vás čeká zpráva.\n\nPřihlaste se: ${address}\n\nTento e-mail nic dalšího neobsahuje. Kdy vám má chodit, nastavíte v Oznámeních.\n`,
  },
  en: {
    subject: 'A message is waiting for you in Soulad.',
    text: (address: string) =>
      `A message is waiting for you in Soulad.\n\nSign in: ${address}\n\nThis e-mail holds nothing else. When you get it is set under Notices.\n`,
  },
} as const;

const PROOFS = {
  cs: {
    subject: 'Soulad: kód k ověření adresy',
    text: (code: string) => `Kód k ověření této adresy: ${code}\n\nPokud jste o něj nežádali, nedělejte nic.\n`,
  },
  en: {
    subject: 'Soulad: code to confirm your address',
    text: (code: string) => `The code to confirm this address: ${code}\n\nIf you did not ask for it, do nothing.\n`,
  },
} as const;

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** What a person with something waiting gets, the same for everything. */
export function waitingLetter(locale: string, address: string): Letter {
  const { subject, text } = TEXTS[locale === 'en' ? 'en' : 'cs'];
  return { subject, text: text(address) };
}

/** What proves an address to be the person's own. */
export function proofLetter(locale: string, code: string): Letter {
  const { subject, text } = PROOFS[locale === 'en' ? 'en' : 'cs'];
  return { subject, text: text(code) };
}
