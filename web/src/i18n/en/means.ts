import type { meansWords as cs } from '../cs/means.js';
import type { Mirror } from '../mirror.js';

/** Words of the page "Signing in and signing", and of the proof that signing asks for. */
export const meansWords: Mirror<typeof cs> = {
  title: 'Signing in and signing',
  lead: 'What shows that it is you when you sign, ask for a copy or open a case in an emergency. Whoever signs for an organisation needs a passkey, or the password with a one-time code. We tell you of every change made here.',
  loading: 'Loading your keys and codes',
  passkey: {
    title: 'Passkeys',
    lead: 'Your phone, computer or security key holds it, and only your finger, face or PIN opens it. A signature you give with it can be checked by anybody without us.',
    add: 'Add a passkey',
    added: 'Added {{at}}',
    used: 'last used {{at}}',
    unused: 'not used yet',
    remove: 'Remove',
    removeOf: 'Remove the key {{name}}',
    name: 'What to call the key',
    nameHint: 'Such as “phone” or “key on the ring”. Only you see it.',
    unmade: 'No key was made: the browser did not make one, or you cancelled it. Nothing has changed, try again.',
  },
  code: {
    title: 'One-time code',
    none: 'Not set up. An application on your phone makes the codes, a new one every thirty seconds.',
    set: 'Set up. When you sign you write it beside the password.',
    add: 'Set up a one-time code',
    remove: 'Remove the one-time code',
    setup: 'Put the secret into the application',
    setupLead: 'We show it only now. It counts once you have written the first code the application makes of it.',
    picture: 'The secret as a picture for the camera of a telephone. The same stands below, to be typed.',
    secret: 'Point the application on your telephone at the picture, or type the secret:',
    open: 'Open in an application on this device',
    confirm: 'Check and switch on',
  },
  recovery: {
    title: 'Codes on paper',
    left_one:
      '{{count}} code is left. If you lose your phone or key, the password with one of them lets you set up a new one. Nothing can be signed by them.',
    left_other:
      '{{count}} codes are left. If you lose your phone or key, the password with one of them lets you set up a new one. Nothing can be signed by them.',
    renew: 'Make new codes',
    fresh: 'Write these codes down',
    freshLead: 'We show them only now. Each is good once. Keep them apart from the phone; we do not remember them.',
  },
  changes: {
    title: 'Latest changes',
    lead: 'If you see a change that you did not make, end the sign-in that is not yours and tell the administrator.',
    kind: {
      passkeyAdded: 'Passkey added',
      passkeyRemoved: 'Passkey removed',
      codeAdded: 'One-time code set up',
      codeRemoved: 'One-time code removed',
      recoveryMade: 'Codes on paper made',
      recoveryUsed: 'Code from paper used',
    },
  },
  act: {
    addPasskey: {
      title: 'New passkey',
      lead: 'First show that it is you. Then the browser leads you through making the key.',
      submit: 'Make the key',
    },
    removePasskey: {
      title: 'Remove the key {{name}}',
      lead: 'Signatures you gave with it stay valid and can be checked afterwards too.',
      submit: 'Remove the key',
    },
    addCode: { title: 'Set up a one-time code', lead: 'First show that it is you.', submit: 'Go on' },
    removeCode: {
      title: 'Remove the one-time code',
      lead: 'The secret in the application stops counting.',
      submit: 'Remove the code',
    },
    renew: {
      title: 'New codes on paper',
      lead: 'The codes you have stop counting.',
      submit: 'Make new codes',
    },
  },
  proof: {
    none: 'For an organisation one signs with a passkey, or with the password and a one-time code. You have set up neither yet.',
    where: 'Set up under Signing in and signing',
    way: 'How you show it',
    ways: {
      passkey: 'With a passkey',
      passwordAndCode: 'With the password and a one-time code',
      recovery: 'With the password and a code from paper',
      password: 'With the password',
      demo: 'With the name (demo only)',
    },
    passkey: 'When you press the button, the browser asks for your finger, face, PIN or security key.',
    missed: 'The key did not answer, or you cancelled it. Nothing has happened, try again.',
    password: 'Password',
    code: 'One-time code',
    codeHint: 'Six digits from the application. Each code is good once.',
    recovery: 'Code from paper',
    demo: 'Confirm that it is you',
    demoHint:
      'A demo: nobody has a password here. Write your name: {{name}}. Outside of a demo the name is not enough.',
  },
};
