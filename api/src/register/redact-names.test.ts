import { describe, expect, it } from 'vitest';
import { REDACTED, redactNames } from './redact-names.js';

const OTHERS = ['Petr', 'Dvořák', 'Hynek', 'Marie'];
const OWN = ['Adéla', 'Dvořáková'];

describe('the names of others in a report', () => {
  it.each([
    ['Řekla to Petrovi.', `Řekla to ${REDACTED}.`],
    ['S Petrem a Marií u stolu', `S ${REDACTED} a ${REDACTED} u stolu`],
    ['Hynka viděla včera.', `${REDACTED} viděla včera.`],
    ['PETRA to netěší', `${REDACTED} to netěší`],
    ['Adéla chodí do školy.', 'Adéla chodí do školy.'],
    ['Dvořákovi bydlí v Lipové.', 'Dvořákovi bydlí v Lipové.'],
    ['petrolejová lampa', 'petrolejová lampa'],
  ])('[P43] %s', (text, redacted) => expect(redactNames(text, OTHERS, OWN)).toBe(redacted));
});
