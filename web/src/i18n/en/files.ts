import type { filesWords as cs } from '../cs/files.js';
import type { Mirror } from '../mirror.js';

/** Sentences of attachments. */
export const filesWords: Mirror<typeof cs> = {
  attach: 'Attach a file',
  drop: 'Drop here to attach the file to this passage',
  list: 'Files',
  download: 'Download {{name}}, {{size}}',
  by: 'attached by {{label}}',
  preview: 'Preview',
  previewOf: 'Preview of the picture {{name}}',
  hidePreview: 'Hide the preview',
  previewFailed: 'The preview could not be opened.',
  remove: 'Remove',
  removeOf: 'Remove the file {{name}}',
  removeSure: 'Really remove',
  sending: 'Sending {{name}}: {{percent}} %',
  checking: 'Checking {{name}}…',
  cancel: 'Cancel',
  cancelled: 'The upload was cancelled, nothing was stored.',
  done: {
    unit: 'The file {{name}} is attached. Whoever sees this passage sees it.',
    task: 'The file {{name}} is attached. Only your side sees it until you report the task as done.',
  },
  confirm:
    'The file may hold the name of its author and a history of changes. Properties stay inside PDFs and documents; from pictures the place and the device are taken out.',
  confirmYes: 'Attach it all the same',
  limits: 'PDF, PNG, JPEG, DOCX, XLSX, ODT or plain text, at most 20 MB, 20 files in one place.',
  failed: 'The file could not be sent. The text is as it was. Try again in a moment.',
  tooLarge: 'The file is larger than 20 MB. Nothing was stored. Make it smaller or split it.',
  gone: 'This place is not open to you any more. Nothing was stored.',
  forbidden: 'You cannot attach files here now. Nothing was stored.',
  slow: 'Many files were sent in a short time. Nothing was stored. Try again in a while.',
  reason: {
    empty: 'The file is empty. Nothing was stored.',
    type: 'This kind of file cannot be attached. Nothing was stored. Save it as a PDF and try again.',
    active:
      'The file holds a program, a macro or another file. Nothing was stored. Save it without macros, best as a PDF.',
    twofold:
      'The file pretends to be two things at once. Nothing was stored. Save it anew in the program it comes from.',
    broken: 'The file is damaged or incomplete. Nothing was stored. Save it and attach it again.',
    packed: 'The document would unpack to an unbearable size. Nothing was stored.',
    pixels: 'The picture has more than 50 million points. Nothing was stored. Make it smaller and attach it again.',
    name: 'A file cannot have this name. Nothing was stored. Rename it, without slashes and special signs.',
    virus: 'The file holds the trial virus. Nothing was stored.',
    many: 'There are 20 files here already. Nothing was stored. Remove one of them.',
  },
};
