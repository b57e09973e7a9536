import { CustomScalar, Scalar } from '@nestjs/graphql';
import { ProductError } from '@soulad/shared/errors';
import type { Instant } from '@soulad/shared/ids';
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Class token of the scalar `Instant`: milliseconds in the server, ISO 8601 with offset on the wire. */
@Scalar('Instant')
export class InstantScalar implements CustomScalar<string, Instant> {
  description = 'A point in time, ISO 8601, answered in UTC.';

  parseValue(value: unknown): Instant {
    const at = typeof value === 'string' && ISO.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(at)) throw new ProductError('BAD_INPUT');
    return at;
  }

  serialize(value: unknown): string {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('An Instant is a number.');
    return new Date(value).toISOString();
  }

  parseLiteral(node: ValueNode): Instant {
    return this.parseValue(node.kind === Kind.STRING ? node.value : undefined);
  }
}

/** Class token of the scalar `Day`: a calendar day without a time zone, `YYYY-MM-DD`. */
@Scalar('Day')
export class DayScalar implements CustomScalar<string, string> {
  description = 'A calendar day, YYYY-MM-DD.';

  parseValue(value: unknown): string {
    if (typeof value !== 'string' || !DAY.test(value) || !exists(value)) throw new ProductError('BAD_INPUT');
    return value;
  }

  serialize(value: unknown): string {
    if (typeof value !== 'string') throw new TypeError('A Day is a text.');
    return value;
  }

  parseLiteral(node: ValueNode): string {
    return this.parseValue(node.kind === Kind.STRING ? node.value : undefined);
  }
}

/** Scalar `JSON`: answers only; nothing is ever accepted through it. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'A JSON value made by the server.',
  serialize: (value) => value,
  parseValue: () => {
    throw new ProductError('BAD_INPUT');
  },
  parseLiteral: () => {
    throw new ProductError('BAD_INPUT');
  },
});

function exists(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
