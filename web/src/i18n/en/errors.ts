import type { Mirror } from '../mirror.js';
import type { errors as cs } from '../cs/errors.js';

export const errors: Mirror<typeof cs> = {
  BAD_INPUT: {
    happened: 'A value does not have the right form.',
    safe: 'Nothing has changed.',
    act: 'Check the fields and send them again.',
  },
  UNAUTHENTICATED: { happened: 'Your session has ended.', safe: 'What was saved stays saved.', act: 'Sign in again.' },
  OTHER_SESSION: {
    happened: 'Somebody else is signed in in this browser now, or for another organisation.',
    safe: 'Nothing was sent from this window.',
    act: 'Load the page again.',
  },
  SIGN_IN_FAILED: { happened: 'Signing in did not work.', safe: '', act: 'Check the name and the password.' },
  STEP_UP_REQUIRED: {
    happened: 'This step needs to make sure it is you.',
    safe: 'Nothing has changed.',
    act: 'Write the password again and repeat the step.',
  },
  FOREIGN_ORIGIN: {
    happened: 'The request did not come from this page.',
    safe: 'Nothing has changed.',
    act: 'Open Soulad at its own address.',
  },
  TICKET_INVALID: {
    happened: 'The live connection has run out.',
    safe: 'What you were writing stays in this tab.',
    act: 'It will reconnect by itself.',
  },
  NOT_FOUND: { happened: 'We did not find this page, or you have no access to it.', safe: '', act: 'Ask your OSPOD.' },
  FORBIDDEN_STEP: {
    happened: 'This step is not open to you now.',
    safe: 'Nothing has changed.',
    act: 'Load the page again, the state may have changed meanwhile.',
  },
  BLOCKED_BY_LAW: {
    happened: 'This cannot be shared, a fixed ban applies to it.',
    safe: 'The text stayed with its author only.',
    act: 'Share a sentence that does not contain the protected detail.',
  },
  NO_WITNESS: {
    happened: 'There is nobody else who could be told of it at once.',
    safe: 'Nothing was opened.',
    act: 'Name one more worker for the case, or ask another head of the office.',
  },
  REVOKED: {
    happened: 'This passage is no longer in your circle.',
    safe: 'Your last sentence was sent to nobody; it is in your drafts.',
    act: 'Ask whoever wrote the passage.',
  },
  DEMO_OFF: {
    happened: 'Demo sign-in is switched off on this server.',
    safe: '',
    act: 'Sign in with a name and a password.',
  },
  CONFLICT: {
    happened: 'Somebody else changed it meanwhile.',
    safe: 'Your change was not saved and overwrote nothing.',
    act: 'Look at the new state and decide again.',
  },
  GEN_MISMATCH: {
    happened: 'The audience has been narrowed meanwhile.',
    safe: 'Your last sentence was sent to nobody; it is in your drafts.',
    act: 'Open the passage again and put the sentence in if it belongs there.',
  },
  EPOCH_STALE: {
    happened: 'The audience of this passage has changed meanwhile.',
    safe: 'Your text is in this tab and was sent to nobody.',
    act: 'See who will read the passage and share it again.',
  },
  SEALED: {
    happened: 'The minutes are closed.',
    safe: 'Nothing has changed.',
    act: 'Propose a correction to the convener.',
  },
  SCHEMA_TOO_OLD: {
    happened: 'Soulad has been updated.',
    safe: 'The saved text is in order.',
    act: 'Load the page again.',
  },
  NEED_DIFF: {
    happened: 'A part of the text has to be matched with the server.',
    safe: 'Your text is in this tab.',
    act: 'It will happen by itself; keep this window open.',
  },
  SERVER_BEHIND: {
    happened: 'The server was restored from a backup and does not know a part of your text.',
    safe: 'Your text is in this tab.',
    act: 'Copy it and turn to the operator.',
  },
  INVALID_UPDATE: {
    happened: 'The change of the text was not accepted.',
    safe: 'The text so far is in order.',
    act: 'Load the page again and repeat the change.',
  },
  FOREIGN_CLIENT: {
    happened: 'The change of the text was not accepted.',
    safe: 'The text so far is in order.',
    act: 'Load the page again and repeat the change.',
  },
  TOO_LARGE: {
    happened: 'The text is too long.',
    safe: 'The text so far is in order.',
    act: 'Split it into more passages.',
  },
  RATE_LIMITED: {
    happened: 'Too many attempts in a short time.',
    safe: 'Nothing has changed.',
    act: 'Wait a moment and try again.',
  },
  ERASED: {
    happened: 'The content of the case was erased (its key was destroyed).',
    safe: 'The account of who opened the case and when remains.',
    act: 'The content cannot be brought back. The operator can tell the reason.',
  },
  UNREADABLE: {
    happened: 'The stored content could not be opened.',
    safe: 'Nothing has changed and no stranger has seen it.',
    act: 'Turn to the operator, who can restore it from a backup.',
  },
  FILE_REFUSED: {
    happened: 'This file cannot be attached.',
    safe: 'Nothing of it was stored, the text is as it was.',
    act: 'Attach a PDF, a PNG or JPEG picture, a DOCX, XLSX or ODT document, or plain text.',
  },
  NO_TYPESETTER: {
    happened: 'This server cannot make PDF: there is no typesetter for its processor.',
    safe: 'Nothing was handed out.',
    act: 'Make a text document (DOCX). A text editor saves it as PDF.',
  },
  SIGNATURE_REFUSED: {
    happened: 'The signed file cannot be taken.',
    safe: 'Nothing was signed, and nothing of the file was kept.',
    act: 'Download the file again, sign it and upload it.',
  },
  UNAVAILABLE: {
    happened: 'The server does not answer now.',
    safe: 'What was saved stays saved.',
    act: 'Try again in a moment.',
  },
  INTERNAL: {
    happened: 'Something went wrong on our side.',
    safe: 'What was saved stays saved.',
    act: 'Try again. If it does not help, tell the operator the number of the error.',
  },
  OFFLINE: {
    happened: 'The connection dropped.',
    safe: 'What was saved stays saved.',
    act: 'Check the connection and try again.',
  },
};
