import { lazy } from 'react';

const paper = () => import('./open-record-paper.js');
const projector = () => import('./projector.js');

// Asked for with the room, not after it: the editor is as large as everything else, and the room is shown meanwhile.
// A failure shows where the part is drawn.
paper().catch(() => undefined);

export const OpenRecordPaper = lazy(async () => ({ default: (await paper()).OpenRecordPaper }));
export const Projector = lazy(async () => ({ default: (await projector()).Projector }));
