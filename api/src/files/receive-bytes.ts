import { ProductError } from '@soulad/shared/errors';
import type { IncomingMessage } from 'node:http';

/**
 * The body of a request, read as it comes and dropped as soon as it is over `most` bytes.
 * @throws ProductError TOO_LARGE; BAD_INPUT when the sender goes away before the end
 */
export async function receiveBytes(req: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > most) return tooLarge(req);
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of req.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(piece);
      size += bytes.length;
      if (size > most) return tooLarge(req);
      pieces.push(bytes);
    }
  } catch (error) {
    if (error instanceof ProductError) throw error;
    throw new ProductError('BAD_INPUT');
  }
  if (!req.complete) throw new ProductError('BAD_INPUT');
  return Buffer.concat(pieces);
}

/** The rest runs into nothing, so that the answer reaches a sender who is still sending. */
function tooLarge(req: IncomingMessage): never {
  req.resume();
  throw new ProductError('TOO_LARGE');
}
