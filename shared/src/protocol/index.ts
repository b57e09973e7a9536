export * from './messages.js';
export { CLIENT_EVENTS, decodeHandshake, decodeMessage } from './decode.js';
