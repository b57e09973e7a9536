import type { sessionsWords as czech } from '../cs/sessions.js';
import type { Mirror } from '../mirror.js';

export const sessionsWords: Mirror<typeof czech> = {
  title: 'Where I am signed in',
  lead: 'Every place where your account is open now. We keep no addresses of devices. If you see one that is not yours, end it and tell your administrator.',
  loading: 'Loading sessions',
  list: 'Open sessions',
  self: 'for myself',
  here: 'this window',
  since: 'Signed in {{at}}',
  used: 'last used {{at}}',
  end: 'End',
  endOf: 'End the session for {{name}} of {{at}}',
  others: 'End all others',
  alone: 'You are signed in nowhere else.',
  ended: 'Ended. Its windows have closed; what was not saved in them was not sent.',
};
