/**
 * Comments on passages. Invariants: a comment is read by nobody who does not read its passage, and by those of them alone
 * whom its own audience and acquaintance let in [P50]; words are sealed and never stand in the text itself; a mention never
 * grants anything [P51].
 */
export { TalkModule } from './talk.module.js';
export { addComment, answerComment } from './add-comment.js';
export { mentionable } from './mentionable.js';
export { readTalk, talkAsSeen } from './read-talk.js';
export { settleThread } from './settle-thread.js';
export { takeBackComment } from './take-back-comment.js';
export { visibleComments } from './visible-comments.js';
export { bodyOf } from './comment-body.js';
