import { randomBytes, randomUUID } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Finder } from './find.js';
import type { Secret } from './forms.js';

const PHRASE = 'Klíč je pod keramickou sýkorkou';
const phrase: Secret = { name: 'canary', kind: 'phrase', text: PHRASE };
const id: Secret = { name: 'unit', kind: 'id', text: randomUUID() };
const finder = new Finder([phrase, id]);
const names = (bytes: Buffer) => finder.find(bytes).map(({ secret }) => secret.name);
const among = (bytes: Buffer) => Buffer.concat([randomBytes(40), bytes, randomBytes(40)]);
const sentence = `Řekla: ${PHRASE}, prosím.`;
const escapeJson = (text: string) =>
  text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('the finder sees a phrase', () => {
  it.each<[string, Buffer]>([
    ['in UTF-8', Buffer.from(sentence)],
    ['in UTF-8 with separate accents', Buffer.from(sentence.normalize('NFD'))],
    ['in UTF-16, little end first', Buffer.from(sentence, 'utf16le')],
    ['in UTF-16, big end first', Buffer.from(sentence, 'utf16le').swap16()],
    ['with hard spaces', Buffer.from(sentence.replaceAll(' ', '\u00a0'))],
    ['in capitals', Buffer.from(sentence.toUpperCase())],
    ['without accents', Buffer.from('klic je pod keramickou sykorkou')],
    ['broken over lines', Buffer.from(sentence.replace('pod ', 'pod\n    '))],
    ['escaped as JSON', Buffer.from(JSON.stringify({ text: sentence }))],
    ['escaped as ASCII JSON', Buffer.from(escapeJson(sentence))],
    ['escaped as JSON within JSON', Buffer.from(JSON.stringify(escapeJson(sentence)))],
    ['in an address', Buffer.from(`/search?q=${encodeURIComponent(sentence)}`)],
    ['in an address in small letters', Buffer.from(`/search?q=${encodeURIComponent(sentence).toLowerCase()}`)],
    ['in a form', Buffer.from(new URLSearchParams({ q: sentence }).toString())],
    ['in HTML entities', Buffer.from([...sentence].map((c) => `&#${c.codePointAt(0)};`).join(''))],
    ['in hex', Buffer.from(Buffer.from(sentence).toString('hex'))],
  ])('%s', (_, bytes) => {
    expect(names(bytes)).toEqual(['canary']);
    expect(names(among(bytes))).toEqual(['canary']);
  });

  it.each([0, 1, 2])('in base64, %d bytes after the start', (shift) => {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const bytes = Buffer.concat([Buffer.alloc(shift, 7), Buffer.from(sentence, encoding)]);
      expect(names(Buffer.from(`{"d":"${bytes.toString('base64')}"}`))).toEqual(['canary']);
      expect(names(Buffer.from(bytes.toString('base64url')))).toEqual(['canary']);
    }
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['gzip', gzipSync],
    ['zlib', deflateSync],
  ])('inside %s anywhere in a message', (_, pack) => {
    expect(names(among(pack(Buffer.from(sentence))))).toEqual(['canary']);
    expect(names(Buffer.from(JSON.stringify({ d: pack(Buffer.from(sentence)).toString('base64') })))).toEqual([
      'canary',
    ]);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['raw deflate', deflateRawSync],
    ['brotli', brotliCompressSync],
    ['gzip in brotli', (bytes) => brotliCompressSync(gzipSync(bytes))],
  ])('inside a message of %s', (_, pack) => {
    expect(names(pack(Buffer.from(sentence)))).toEqual(['canary']);
  });

  it('inside an update of a shared document, also when it was deleted there but not forgotten', () => {
    const doc = new Y.Doc({ gc: false });
    doc.getText('t').insert(0, sentence);
    expect(names(Buffer.from(Y.encodeStateAsUpdate(doc)))).toEqual(['canary']);
    doc.getText('t').delete(0, sentence.length);
    expect(names(Buffer.from(Y.encodeStateAsUpdate(doc)))).toEqual(['canary']);
    expect(names(Buffer.from(Y.encodeStateAsUpdateV2(doc)))).toEqual(['canary']);
  });
});

describe('the finder sees an identifier', () => {
  const raw = Buffer.from(id.text.replaceAll('-', ''), 'hex');
  it.each<[string, Buffer]>([
    ['in text', Buffer.from(`u:${id.text}:1`)],
    ['in capitals', Buffer.from(id.text.toUpperCase())],
    ['without hyphens', Buffer.from(id.text.replaceAll('-', ''))],
    ['as sixteen bytes', raw],
    ['in base64', Buffer.from(Buffer.from(`u:${id.text}:1`).toString('base64'))],
    ['as sixteen bytes in base64', Buffer.from(Buffer.concat([Buffer.alloc(1), raw]).toString('base64'))],
  ])('%s', (_, bytes) => expect(names(bytes)).toEqual(['unit']));
});

describe('the finder is not deceived', () => {
  it('by the parts of a phrase', () => {
    expect(names(Buffer.from('Klíč je pod rohožkou, sýkorkou keramickou'))).toEqual([]);
  });

  it('by noise', () => {
    for (let n = 0; n < 20; n += 1) expect(names(randomBytes(4000))).toEqual([]);
  });
});
