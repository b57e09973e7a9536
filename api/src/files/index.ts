/**
 * Attachments. Invariants: a file has the audience of its place (a unit, a task) and no other, in a draft that of the draft; what it is, its
 * bytes say; pictures lose what does not draw before they are stored; name, digest and bytes are sealed; every delivery
 * is asked anew, noted and audited first [I10].
 */
export { FilesModule } from './files.module.js';
export { type AttachmentRow, attachmentsOf, FILE_PLACES } from './attachments.repository.js';
export { AttachmentView } from './attachment.graphql.js';
export { FILE_LIMITS, type FileKind, fileRefused } from './file-kinds.js';
export { type FilePlace, FilePlaces } from './file-places.js';
export { nameOf, type NamedFile, openFile, type ReadFile, sealHead, storePieces } from './sealed-file.js';
export { receiveBytes } from './receive-bytes.js';
