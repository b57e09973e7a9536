/** How somebody takes part in a sitting. Only the first two are in the room and get what is said there. */
export const ATTENDANCE_MODES = ['in_person', 'remote', 'written', 'excused', 'absent'] as const;
export type AttendanceMode = (typeof ATTENDANCE_MODES)[number];

/** Whether the mode puts somebody in the room. */
export function inRoom(mode: AttendanceMode): boolean {
  return mode === 'in_person' || mode === 'remote';
}

export const INVITATIONS = ['invited', 'excluded'] as const;
