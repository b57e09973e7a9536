/** What the nodes log of a broken connection is part of the play; whatever else they log as an error is heard. */
export async function withoutNoise(heard: (line: string) => void, play: () => Promise<void>): Promise<void> {
  const { write } = process.stderr;
  const failed = (reason: unknown): void => heard(`a promise was left to fail: ${String(reason)}`);
  process.on('unhandledRejection', failed);
  process.stderr.write = (chunk: unknown) => {
    const line = String(chunk);
    if (!line.includes('"sqlState":"08006"') && !line.includes('"level":"warn"'))
      heard(`logged: ${line.replace(/^.*"level"/u, '').slice(0, 300)}`);
    return true;
  };
  try {
    await play();
  } finally {
    process.stderr.write = write;
    process.off('unhandledRejection', failed);
  }
}
