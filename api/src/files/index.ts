/**
 * Attachments. Invariants: a file has the audience of its unit and no other, in a draft that of the draft; what it is, its
 * bytes say; pictures lose what does not draw before they are stored; name, digest and bytes are sealed; every delivery
 * is asked anew, noted and audited first [I10].
 */
export { FilesModule } from './files.module.js';
export { type AttachmentRow, attachmentsOf, FILE_PLACES } from './attachments.repository.js';
export { AttachmentView } from './attachment.graphql.js';
export { nameOf } from './read-attachment.js';
