/** How fetching a file ended. `gone`: it may not be had any more. */
export type Saved = 'saved' | 'gone' | 'failed';

/**
 * Fetches a copy and hands it to the browser as a file. Asked for by the page and not by a link, so that a refusal can be
 * told in words; nothing of it is kept in the page.
 */
export async function saveCopy(id: string, name: string): Promise<Saved> {
  try {
    const answer = await fetch(`/copies/${id}`, { cache: 'no-store' });
    if (!answer.ok) return answer.status === 404 ? 'gone' : 'failed';
    const address = URL.createObjectURL(await answer.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
    return 'saved';
  } catch {
    return 'failed';
  }
}
