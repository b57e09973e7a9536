import { Fragment, type ReactElement } from 'react';
import { useWords } from './use-words.js';

/** The words of a comment, line by line; names that were mentioned stand out. */
export function CommentText({
  text,
  mentions,
}: {
  readonly text: string;
  readonly mentions: readonly string[];
}): ReactElement {
  const { format } = useWords();
  return (
    <>
      {text.split('\n').map((line, index) => (
        <p key={`${index} ${line}`}>
          {pieces(line, mentions).map((piece, at) =>
            piece.mention ? (
              <strong key={`${at}`}>{piece.text}</strong>
            ) : (
              <Fragment key={`${at}`}>{format.text(piece.text)}</Fragment>
            ),
          )}
        </p>
      ))}
    </>
  );
}

interface Piece {
  readonly text: string;
  readonly mention: boolean;
}

function pieces(line: string, mentions: readonly string[]): readonly Piece[] {
  const [at, name] = mentions
    .map((mention) => [line.indexOf(`@${mention}`), `@${mention}`] as const)
    .filter(([index]) => index >= 0)
    .toSorted((a, b) => a[0] - b[0])[0] ?? [-1, ''];
  if (at < 0) return line === '' ? [] : [{ text: line, mention: false }];
  return [
    ...(at > 0 ? [{ text: line.slice(0, at), mention: false }] : []),
    { text: name, mention: true },
    ...pieces(line.slice(at + name.length), mentions),
  ];
}
