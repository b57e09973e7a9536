import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFileName } from './file-name.js';
import { type FileKind, withEnding } from './file-kinds.js';
import { recogniseFile } from './recognise-file.js';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const reasonOf = (file: Buffer): Promise<unknown> =>
  recogniseFile(file).then(
    ({ kind }) => kind,
    (error: { params?: { reason?: string } }) => error.params?.reason ?? String(error),
  );

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([latin(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function png(width: number, height: number, more: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    start,
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', Buffer.alloc(8)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** EXIF with an orientation and a directory of places behind it, as cameras write it. */
function exif(turn: number): Buffer {
  const tiff = Buffer.alloc(64);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  for (const [at, [tag, type, value]] of [[0x0112, 3, turn] as const, [0x8825, 4, 40] as const].entries()) {
    tiff.writeUInt16LE(tag, 10 + at * 12);
    tiff.writeUInt16LE(type, 12 + at * 12);
    tiff.writeUInt32LE(1, 14 + at * 12);
    tiff.writeUInt32LE(value, 18 + at * 12);
  }
  return segment(0xe1, Buffer.concat([latin('Exif\0\0'), tiff, latin('GPSLatitude 50.0755 N 14.4378 E Canon')]));
}

function jpeg(width: number, height: number, more: readonly Buffer[] = []): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  const scan = Buffer.concat([
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0, 0xff, 0xd3, 0x34]),
  ]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...more, segment(0xc0, frame), scan, Buffer.from([0xff, 0xd9])]);
}

interface Packed {
  readonly name: string;
  readonly data?: Buffer;
  /** What the directory says it unpacks to. */
  readonly said?: number;
}

function zip(entries: readonly Packed[], more: { before?: Buffer; after?: Buffer } = {}): Buffer {
  const before = more.before ?? Buffer.alloc(0);
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = before.length;
  for (const { name, data = Buffer.from('x'), said } of entries) {
    const stored = name === 'mimetype' || said !== undefined;
    const packed = stored ? data : deflateRawSync(data);
    const [local, central] = [Buffer.alloc(30), Buffer.alloc(46)];
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(said ?? data.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, latin(name), packed);
    directory.push(central, latin(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([before, ...locals, ...directory, end, more.after ?? Buffer.alloc(0)]);
}

const DOCX = [{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }];
const PDF = latin('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
const EICAR = latin(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

describe('[T45] what a file is, by its bytes', () => {
  it.each<readonly [string, Buffer, FileKind]>([
    ['a PDF', PDF, 'pdf'],
    ['a PNG', png(3, 2), 'png'],
    ['a JPEG', jpeg(3, 2), 'jpeg'],
    ['a DOCX', zip(DOCX), 'docx'],
    ['an XLSX', zip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]), 'xlsx'],
    [
      'an ODT',
      zip([{ name: 'mimetype', data: latin('application/vnd.oasis.opendocument.text') }, { name: 'content.xml' }]),
      'odt',
    ],
    ['words', Buffer.from('Příliš žluťoučký kůň.\n'), 'text'],
  ])('knows %s', async (_, file, kind) => {
    expect(await reasonOf(file)).toBe(kind);
  });

  it.each<readonly [string, Buffer, string]>([
    ['no bytes', Buffer.alloc(0), 'empty'],
    ['the trial virus', EICAR, 'virus'],
    ['the trial virus in a PDF', Buffer.concat([PDF, EICAR, latin('\n%%EOF')]), 'virus'],
    ['a page that calls itself a PDF', latin('<!DOCTYPE html><script>alert(1)</script>'), 'active'],
    ['a drawing with a script', latin('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'active'],
    ['markup with a head', latin('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'type'],
    ['a picture that is a program', latin('GIF89a/*\x01\x00\x01\x00\x00\x00\x00*/=1;alert(1)//'), 'type'],
    ['a program', Buffer.concat([latin('MZ'), Buffer.alloc(200)]), 'type'],
    ['a script', latin('#!/bin/sh\nrm -rf ~\n'), 'active'],
    ['an archive', zip([{ name: 'a.txt' }]), 'type'],
    ['an archive with a way out', zip([...DOCX, { name: '../../etc/passwd' }]), 'active'],
    ['a document with macros', zip([...DOCX, { name: 'word/vbaProject.bin' }]), 'active'],
    ['a document with a program in it', zip([...DOCX, { name: 'word/embeddings/a.exe' }]), 'active'],
    ['a bomb', zip([...DOCX, { name: 'bomb.xml', said: 4_000_000_000 }]), 'packed'],
    ['a package behind a page', zip(DOCX, { before: latin('<html>') }), 'type'],
    ['a package with something behind it', zip(DOCX, { after: latin('<script>') }), 'twofold'],
    ['a package that hides bytes in front', zip(DOCX, { before: latin('PK\x03\x04hidden') }), 'twofold'],
    ['a PDF with a package behind it', Buffer.concat([PDF, zip(DOCX), latin('%%EOF')]), 'twofold'],
    [
      'a PDF with a program',
      Buffer.concat([latin('%PDF-1.7 /OpenAction /JavaScript (x)'), latin('\n%%EOF')]),
      'active',
    ],
    ['a PDF cut short', PDF.subarray(0, 40), 'broken'],
    ['a PNG of 50 000 × 50 000', png(50_000, 50_000), 'pixels'],
    ['a JPEG of 50 000 × 50 000', jpeg(50_000, 50_000), 'pixels'],
    ['a PNG cut short', png(3, 2).subarray(0, 50), 'broken'],
    ['a JPEG cut short', jpeg(3, 2).subarray(0, -3), 'broken'],
    ['bytes that are no words', Buffer.from([0xc3, 0x28, 0xa0, 0xa1]), 'type'],
    ['words with a null', latin('abc\0def'), 'type'],
  ])('refuses %s', async (_, file, reason) => {
    expect(await reasonOf(file)).toBe(reason);
  });
});

describe('[T45] what is taken out of a picture', () => {
  it('leaves of a PNG what draws', async () => {
    const words = [
      chunk('tEXt', latin('Author\0Jana Nováková')),
      chunk('eXIf', latin('GPSLatitude 50.0755')),
      chunk('iTXt', latin('XML:com.adobe.xmp\0GPS')),
      chunk('tIME', Buffer.alloc(7)),
      chunk('pHYs', Buffer.alloc(9)),
    ];
    const { bytes } = await recogniseFile(Buffer.concat([png(3, 2, words), latin('PK behind the end')]));
    expect(Buffer.from(bytes)).toEqual(png(3, 2, [chunk('pHYs', Buffer.alloc(9))]));
  });

  it('leaves of a JPEG what draws, and how it is to be turned', async () => {
    const more = [
      exif(6),
      segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS')),
      segment(0xed, latin('Photoshop 3.0\0 8BIM Praha')),
      segment(0xfe, latin('Jana Nováková')),
      segment(0xe2, latin('ICC_PROFILE\0\x01\x01barvy')),
    ];
    const { bytes } = await recogniseFile(Buffer.concat([jpeg(3, 2, more), latin('<script>')]));
    const kept = Buffer.from(bytes).toString('latin1');
    for (const gone of ['GPS', 'Canon', 'adobe', 'Praha', 'Jana', 'script']) expect(kept).not.toContain(gone);
    expect(kept).toContain('ICC_PROFILE');
    const turn = Buffer.from(bytes).indexOf(Buffer.from('0112000300000001', 'hex'));
    expect(bytes[turn + 9]).toBe(6);
    expect(Buffer.from(bytes).subarray(-8).toString('hex')).toBe('12ff00ffd334ffd9');
  });
});

describe('[T45] the name of a file', () => {
  it.each(['zpráva.pdf', 'Zpráva o dítěti (2).docx', 'fotka 1.JPEG'])('takes %s', (name) => {
    expect(readFileName(encodeURIComponent(name))).toBe(name);
  });

  it.each([
    ...['', '..', '../../etc/passwd', 'a/b.pdf', 'C:\\x.pdf', '.htaccess', 'con.txt', 'a\r\nSet-Cookie: x'],
    ...['fdp.\u202eexe', 'a\0.pdf', 'x'.repeat(121), 'a<b>.pdf'],
  ])('refuses %j', (name) => {
    expect(() => readFileName(encodeURIComponent(name))).toThrow('FILE_REFUSED');
  });

  it('refuses what is not encoded', () => {
    expect(() => readFileName('%zz')).toThrow('FILE_REFUSED');
  });

  it('gives a file the ending that its bytes ask for', () => {
    expect(withEnding('faktura.pdf.exe', 'pdf')).toBe('faktura.pdf.exe.pdf');
    expect(withEnding('A.PDF', 'pdf')).toBe('A.PDF');
    expect(withEnding('a.jpeg', 'jpeg')).toBe('a.jpeg');
  });
});
