import type { ReactElement } from 'react';
import styles from './genogram.module.css';
import type { Genogram, PlacedUnion } from './layout.js';
import { GENO } from './measures.js';

const R = GENO.symbol / 2;
/** Half height of the slash over the line of a couple that parted. */
const SLASH = 10;

/** Everything between the symbols: couples, children, homes, other ties. */
export function FamilyLines({ genogram }: { readonly genogram: Genogram }): ReactElement {
  const { at, households, links, unions } = genogram;
  return (
    <g aria-hidden="true">
      {households.map((home) => (
        <path key={home.name} className={styles.home} d={home.path} />
      ))}
      {unions.map((union) => (
        <path
          key={`${union.left} ${union.right}`}
          className={styles.line}
          d={coupleLine(union, at) + childLines(union, at)}
        />
      ))}
      {links.map(({ personId, otherId, kind }) => {
        const [from, to] = [at.get(personId), at.get(otherId)];
        return from === undefined || to === undefined ? null : (
          <path
            key={`${personId} ${kind} ${otherId}`}
            className={styles.link}
            d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
          />
        );
      })}
    </g>
  );
}

function coupleLine(union: PlacedUnion, at: Genogram['at']): string {
  const [left, right] = [at.get(union.left), union.right === null ? undefined : at.get(union.right)];
  if (left === undefined || right === undefined) return '';
  const middle = union.dropX + (union.children.length > 0 ? (right.x - left.x) / 4 - R / 2 : 0);
  const slash = (x: number): string => `M${x - 5} ${union.lineY + SLASH}L${x + 5} ${union.lineY - SLASH}`;
  const slashes =
    union.state === 'divorced'
      ? slash(middle - 3) + slash(middle + 3)
      : union.state === 'separated'
        ? slash(middle)
        : '';
  return `M${left.x + R} ${union.lineY}H${right.x - R}${slashes}`;
}

function childLines(union: PlacedUnion, at: Genogram['at']): string {
  const children = union.children.map((id) => at.get(id)).filter((point) => point !== undefined);
  if (children.length === 0) return '';
  const xs = [...children.map((point) => point.x), union.dropX];
  const start = union.right === null ? union.lineY + R + GENO.label : union.lineY;
  const bar = `M${union.dropX} ${start}V${union.barY}M${Math.min(...xs)} ${union.barY}H${Math.max(...xs)}`;
  return bar + children.map((point) => `M${point.x} ${union.barY}V${point.y - R}`).join('');
}
