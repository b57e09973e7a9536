/** Who may knock at a field at all. What a caller then sees or may do is decided by the verb behind it. */
export type Gate =
  /** Before sign-in too. */
  | 'anyone'
  /** Any live session. */
  | 'signedIn'
  /** A session acting for an agency of the type `ospod`. */
  | 'ospod'
  /** The administrator of the installation, or an administrator of an agency. */
  | 'admin';

/** Every action of the schema and its gate. A field whose action is not here does not compile. */
export const ACTIONS = {
  'viewer.read': 'anyone',
  'demo.people': 'anyone',
  'session.signIn': 'anyone',
  'session.signInDemo': 'anyone',
  'session.signOut': 'anyone',
  'session.actFor': 'signedIn',
  'session.setLocale': 'signedIn',
  'session.ticket': 'signedIn',
  'agency.list': 'signedIn',
  'agency.colleagues': 'signedIn',
  'agency.seats': 'signedIn',
  'agency.create': 'admin',
  'user.create': 'admin',
  'membership.add': 'admin',
  'desk.read': 'signedIn',
  'case.list': 'signedIn',
  'case.read': 'signedIn',
  'case.open': 'ospod',
  'case.addPerson': 'signedIn',
  'case.addRelation': 'signedIn',
  'case.limitKnowledge': 'signedIn',
  'party.invite': 'signedIn',
  'party.end': 'signedIn',
  'party.assign': 'signedIn',
  'party.endAssignment': 'signedIn',
  'release.record': 'signedIn',
  'release.withdraw': 'signedIn',
  'conference.read': 'signedIn',
  'conference.propose': 'signedIn',
  'conference.prepare': 'signedIn',
  'conference.changeInvitation': 'signedIn',
  'conference.step': 'signedIn',
  'conference.startAgendaItem': 'signedIn',
  'conference.noteAttendance': 'signedIn',
  'conference.noteLeave': 'signedIn',
  'conference.noteReturn': 'signedIn',
  'conference.askForWord': 'signedIn',
  'conference.giveWord': 'signedIn',
  'conference.endTurn': 'signedIn',
  'record.read': 'signedIn',
  'record.readAs': 'signedIn',
  'record.readProjected': 'signedIn',
  'unit.whoSees': 'signedIn',
  'unit.sharePreview': 'signedIn',
  'unit.add': 'signedIn',
  'unit.share': 'signedIn',
  'unit.withdraw': 'signedIn',
  'unit.move': 'signedIn',
  'unit.delete': 'signedIn',
  'unit.relabel': 'signedIn',
  'unit.narrow': 'signedIn',
  'unit.allow': 'signedIn',
  'unit.accept': 'signedIn',
} as const satisfies Record<string, Gate>;

export type Action = keyof typeof ACTIONS;

/** True for an action of the catalogue; for reading annotations back from a schema. */
export function isAction(value: unknown): value is Action {
  return typeof value === 'string' && Object.hasOwn(ACTIONS, value);
}
