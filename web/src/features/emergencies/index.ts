/** Emergency access of the head of an office: the banner of every screen, and the words of the case screens about it. */
export { EmergencyBanner } from './emergency-banner.js';
export { useEmergencyWords } from './emergency-words.js';
