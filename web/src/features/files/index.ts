/** Files on units and tasks: bringing them, showing them, taking them away. The server decides by their bytes what is taken. */
export { AttachButton, UploadLine } from './attach-file.js';
export { type Attachment, AttachmentList } from './attachment-list.js';
export { useUpload } from './use-upload.js';
