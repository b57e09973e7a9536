/** "Kdo to vidí a proč": the note, its two lists and the words of a reason, for anything with an audience of its own. */
export { NotePopover, type NotePopoverProps } from './note-popover.js';
export { ReasonLists, type ReasonListsProps } from './reason-lists.js';
export { useReason } from './use-reason.js';
