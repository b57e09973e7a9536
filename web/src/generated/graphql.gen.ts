// Made by "npm run generate" from the schema and the .graphql files; never edited.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AccessFilter = {
  /** Actions of the catalogue. */
  readonly actions?: ReadonlyArray<string> | null | undefined;
  readonly partyId?: string | null | undefined;
  /** Acts on this passage. */
  readonly unitId?: string | null | undefined;
};

export type AddCommentInput = {
  readonly anchor?: CommentAnchorInput | null | undefined;
  /** People mentioned in it. */
  readonly mentions?: ReadonlyArray<string> | null | undefined;
  /** Null: everybody who reads the unit. The own party always reads it. */
  readonly partyIds?: ReadonlyArray<string> | null | undefined;
  readonly text: string;
  readonly unitId: string;
};

export type AddPasskeyInput = {
  readonly challengeId: string;
  readonly name: string;
  /** What the browser made, JSON. */
  readonly response: string;
};

export type AddUnitInput = {
  readonly afterUnitId?: string | null | undefined;
  /** Another party than mine: the minute taker drafts for it. */
  readonly authorPartyId?: string | null | undefined;
  /** Left out: that of the section; null: unclassified. */
  readonly category?: Category | null | undefined;
  readonly coAuthorIds?: ReadonlyArray<string> | null | undefined;
  readonly kind?: UnitKind | null | undefined;
  readonly mode?: UnitMode | null | undefined;
  readonly recordId: string;
  /** Parties a measure is for. */
  readonly responsible?: ReadonlyArray<string> | null | undefined;
  /** Who holds the pen for the author, in words: "the school assistant". */
  readonly scribedBy?: string | null | undefined;
  readonly sectionId: string;
  readonly subjects?: ReadonlyArray<string> | null | undefined;
  /** Initial text, one paragraph per line. */
  readonly text?: string | null | undefined;
};

export type AgendaInput = {
  /** Stands for the item in the sections of the same input. */
  readonly key?: string | null | undefined;
  /** 1 to 480. */
  readonly minutes: number;
  readonly title: string;
};

export type AnswerAccessInput = {
  /** Catalogue id of the legal basis, with passages. */
  readonly basis?: string | null | undefined;
  /** notHere, notNeeded, byLaw or askClient, without passages. */
  readonly code?: string | null | undefined;
  readonly requestId: string;
  /** Passages to be opened; none = declined. */
  readonly unitIds?: ReadonlyArray<string> | null | undefined;
  readonly validTo?: string | null | undefined;
  /** For the record; with passages it is the reason. */
  readonly words?: string | null | undefined;
};

export type AskAccessInput = {
  /** The own party; the first one when left out. */
  readonly asPartyId?: string | null | undefined;
  readonly caseId: string;
  readonly category?: Category | null | undefined;
  /** A party that is asked besides the convener. */
  readonly partyId?: string | null | undefined;
  /** What for, in words. */
  readonly question: string;
  /** A passage that the asker knows of. */
  readonly unitId?: string | null | undefined;
};

export type AskCopyInput = {
  /** What the passkey signed, as the browser gives it, JSON. */
  readonly assertion?: string | null | undefined;
  /** For a certificate: of the attendees offered. */
  readonly attendanceId?: string | null | undefined;
  readonly caseId?: string | null | undefined;
  /** Of the request that this answers. */
  readonly challengeId?: string | null | undefined;
  /** A one-time code; for changes of the means one from paper too. */
  readonly code?: string | null | undefined;
  readonly formal?: boolean | null | undefined;
  /** pdf, docx or package. */
  readonly format: string;
  /** Of the kinds offered. */
  readonly kind: string;
  /** Another party it is made for; left out: the own copy. */
  readonly partyId?: string | null | undefined;
  /** The own password; in a demo the own name. */
  readonly proof?: string | null | undefined;
  /** What is copied; the tasks are those of a case instead. */
  readonly recordId?: string | null | undefined;
  /** ua-1 (for reading aloud; left out) or a-2a (for keeping). */
  readonly standard?: string | null | undefined;
};

export type AskedPartyInput = {
  readonly partyId: string;
  /** 1 to 9. */
  readonly step: number;
};

export type AssignInput = {
  readonly roleAtTable: string;
  readonly substitute?: boolean | null | undefined;
  readonly userId: string;
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
};

export type AttendanceInput = {
  /** When they came; now when left out. */
  readonly at?: string | null | undefined;
  readonly displayName: string;
  readonly mode: string;
  /** When they left, for a stay noted afterwards. */
  readonly outAt?: string | null | undefined;
  readonly partyId: string;
  readonly roleNote?: string | null | undefined;
  readonly userId?: string | null | undefined;
};

export type BeginEmergencyInput = {
  /** What the passkey signed, as the browser gives it, JSON. */
  readonly assertion?: string | null | undefined;
  /** Of the request that this answers. */
  readonly challengeId?: string | null | undefined;
  /** A one-time code; for changes of the means one from paper too. */
  readonly code?: string | null | undefined;
  /** File mark of a case of the own office. */
  readonly fileMark: string;
  /** 5 to 60. */
  readonly minutes: number;
  /** The own password; in a demo the own name. */
  readonly proof?: string | null | undefined;
  /** In words, at least 20 characters. */
  readonly reason: string;
};

/** What is to be signed; the proof is good for exactly this. */
export type BeginSignatureInput = {
  /** The own party; the first one asked when left out. */
  readonly partyId?: string | null | undefined;
  readonly reservation?: string | null | undefined;
  readonly roundId: string;
};

/** What a passage is; a field left out stays as it is in its source. */
export type CarveLabel = {
  readonly category?: Category | null | undefined;
  readonly kind?: UnitKind | null | undefined;
  /** Persons the text is about. */
  readonly subjects?: ReadonlyArray<string> | null | undefined;
  /** Parties taken out. */
  readonly withoutPartyIds?: ReadonlyArray<string> | null | undefined;
};

export type Category =
  | 'CONTACT'
  | 'COURT'
  | 'CRIM'
  | 'DV'
  | 'EDU'
  | 'EDU_SPEC'
  | 'FAMREL'
  | 'FIN'
  | 'HEALTH_C'
  | 'HEALTH_P'
  | 'HOUSING'
  | 'IDENT'
  | 'INTERNAL'
  | 'NOTIFIER'
  | 'PLAN'
  | 'SAFE_ADDR'
  | 'SERVICE'
  | 'THERAPY'
  | 'VOICE'
  | 'VOICE_CONF';

export type CellInput = {
  readonly category: Category;
  readonly level: ShareLevel;
  readonly partyId: string;
};

export type ClockEventInput = {
  readonly caseId: string;
  /** What happened, for a plan that has to be looked at again. */
  readonly event?: string | null | undefined;
  /** Kind of a term that starts with an event. */
  readonly kind: string;
  readonly startedAt: string;
};

export type ClockLimitInput = {
  readonly kind: string;
  readonly n?: number | null | undefined;
  /** Null: as the table has it. */
  readonly unit?: string | null | undefined;
};

export type CommentAnchorInput = {
  readonly from: string;
  readonly gen: number;
  readonly to: string;
};

/** To whom a comment goes. */
export type CommentReachInput = {
  /** People mentioned in it. */
  readonly mentions?: ReadonlyArray<string> | null | undefined;
  /** Null: everybody who reads the unit. The own party always reads it. */
  readonly partyIds?: ReadonlyArray<string> | null | undefined;
  /** The talk that it answers; it goes to whom that goes. */
  readonly threadId?: string | null | undefined;
  readonly unitId: string;
};

export type ConferenceInput = {
  readonly endsAt: string;
  readonly goal?: string | null | undefined;
  readonly place: string;
  /** Sections of the record; the template when left out. */
  readonly sections?: ReadonlyArray<SectionInput> | null | undefined;
  readonly sittings: ReadonlyArray<SittingInput>;
  readonly startsAt: string;
};

export type ConferenceState =
  | 'cancelled'
  | 'convened'
  | 'ended'
  | 'live'
  | 'postponed'
  | 'preparing'
  | 'proposed';

/** The convening seat of a new case. */
export type ConvenerSeatInput = {
  /** zspod-10-3-e when left out. */
  readonly basis?: string | null | undefined;
  /** OSPOD when left out. */
  readonly label?: string | null | undefined;
  /** O when left out. */
  readonly letter?: string | null | undefined;
  readonly purpose?: string | null | undefined;
  /** Now when left out. */
  readonly validFrom?: string | null | undefined;
};

export type DissentInput = {
  /** The passage it is about; left out: the whole. */
  readonly aboutUnitId?: string | null | undefined;
  /** Left out: that of the section for dissents. */
  readonly category?: Category | null | undefined;
  readonly text: string;
};

export type FamilySignatureInput = {
  /** Who signs. */
  readonly partyId: string;
  readonly recordId: string;
  readonly signature: SignatureInput;
};

export type InvitePartyInput = {
  /** The agency on the seat; exactly one of agencyId and personId. */
  readonly agencyId?: string | null | undefined;
  readonly basis: string;
  /** Parties that may know of this seat; null = all. The convener always knows. */
  readonly knownTo?: ReadonlyArray<string> | null | undefined;
  readonly label: string;
  /** One capital, with a digit for a second party of the kind. */
  readonly letter: string;
  readonly personId?: string | null | undefined;
  readonly purpose: string;
  /** Persons the seat stands for besides its own. */
  readonly represents?: ReadonlyArray<string> | null | undefined;
  readonly type: PartyType;
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
};

export type IssueTaskInput = {
  readonly caseId: string;
  /** Who verifies it; the convening party when left out. */
  readonly checkerPartyId?: string | null | undefined;
  /** Why words that a hidden passage has are left as they are. */
  readonly confirmReason?: string | null | undefined;
  readonly detail?: string | null | undefined;
  readonly dueOn: string;
  /** Who does it. */
  readonly ownerPartyId: string;
  readonly proofWanted?: string | null | undefined;
  readonly title: string;
  /** The passage or measure it comes from. */
  readonly unitId?: string | null | undefined;
};

/** What is left of a release: fewer recipients or categories, an earlier end. Never more. */
export type LimitReleaseInput = {
  readonly categories: ReadonlyArray<Category>;
  readonly recipientIds: ReadonlyArray<string>;
  readonly validTo?: string | null | undefined;
};

export type Locale =
  | 'cs'
  | 'en';

export type MarkSignoffInput = {
  /** opened or noted. */
  readonly mark: string;
  readonly partyId?: string | null | undefined;
  readonly roundId: string;
};

export type NewPersonInput = {
  readonly bornOn?: string | null | undefined;
  readonly deceased?: boolean | null | undefined;
  readonly familyName: string;
  readonly givenName: string;
  /** Persons with the same words live in one home. */
  readonly household?: string | null | undefined;
  /** The case is about this child. */
  readonly isChild: boolean;
  /** Stands for the person in the relations of the same input. */
  readonly key: string;
  /** Parties that may know of the person; null = all. */
  readonly knownTo?: ReadonlyArray<string> | null | undefined;
  /** female, male or unknown. */
  readonly sex: string;
};

export type NewRelationInput = {
  readonly kind: string;
  readonly otherKey: string;
  readonly personKey: string;
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
};

export type NoticeKind =
  | 'answer'
  | 'comment'
  | 'decisionAsked'
  | 'emergency'
  | 'emergencyReview'
  | 'means'
  | 'mention'
  | 'minutesClosed'
  | 'minutesForComments'
  | 'release'
  | 'request'
  | 'revision'
  | 'signoff'
  | 'task'
  | 'taskDue'
  | 'taskLate';

export type OpenCaseInput = {
  readonly familyName: string;
  readonly fileMark: string;
  readonly persons: ReadonlyArray<NewPersonInput>;
  readonly registeredOn: string;
  readonly relations?: ReadonlyArray<NewRelationInput> | null | undefined;
  readonly seat?: ConvenerSeatInput | null | undefined;
  /** ordinary (when left out) or urgent. */
  readonly urgency?: string | null | undefined;
};

export type OpenSignoffsInput = {
  readonly asked: ReadonlyArray<AskedPartyInput>;
  readonly dueAt: string;
  /** all or majority. */
  readonly quorum: string;
  readonly recordId: string;
};

export type PartyType =
  | 'addiction'
  | 'child'
  | 'debt_advice'
  | 'facilitation'
  | 'guardian'
  | 'health'
  | 'labour_office'
  | 'low_threshold'
  | 'municipality'
  | 'ngo'
  | 'ospod'
  | 'parent_a'
  | 'parent_b'
  | 'police'
  | 'representative'
  | 'school';

/** A range of words inside one unit. */
export type PassageInput = {
  /** Epoch of the audience that was shown. */
  readonly epoch: number;
  /** Relative position as JSON, as a caret has it. */
  readonly from: string;
  /** Generation in which the positions were made. */
  readonly gen: number;
  readonly to: string;
};

export type PersonInput = {
  readonly bornOn?: string | null | undefined;
  readonly deceased?: boolean | null | undefined;
  readonly familyName: string;
  readonly givenName: string;
  /** Persons with the same words live in one home. */
  readonly household?: string | null | undefined;
  /** The case is about this child. */
  readonly isChild: boolean;
  /** Parties that may know of the person; null = all. */
  readonly knownTo?: ReadonlyArray<string> | null | undefined;
  /** female, male or unknown. */
  readonly sex: string;
};

/** What is said of an item; a field left out stays as it is. */
export type PlanFieldsInput = {
  readonly checker?: string | null | undefined;
  readonly criterion?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly indicator?: string | null | undefined;
  readonly now?: string | null | undefined;
  readonly parents?: ReadonlyArray<string> | null | undefined;
  readonly plain?: string | null | undefined;
  readonly proof?: string | null | undefined;
  readonly responsible?: ReadonlyArray<string> | null | undefined;
  readonly target?: string | null | undefined;
  readonly until?: string | null | undefined;
};

export type PlanItemInput = {
  /** Left out: that of the section; null: unclassified. */
  readonly category?: Category | null | undefined;
  readonly fields?: PlanFieldsInput | null | undefined;
  /** Heading of the section. */
  readonly heading: string;
  readonly recordId: string;
  /** Persons it is about. */
  readonly subjects?: ReadonlyArray<string> | null | undefined;
  readonly text: string;
};

export type PrepareInput = {
  readonly childPreparation?: string | null | undefined;
  readonly confidentialityText?: string | null | undefined;
  readonly goal?: string | null | undefined;
};

export type ProofInput = {
  /** What the passkey signed, as the browser gives it, JSON. */
  readonly assertion?: string | null | undefined;
  /** Of the request that this answers. */
  readonly challengeId?: string | null | undefined;
  /** A one-time code; for changes of the means one from paper too. */
  readonly code?: string | null | undefined;
  /** The own password; in a demo the own name. */
  readonly proof?: string | null | undefined;
};

export type RefuseSignatureInput = {
  readonly partyId?: string | null | undefined;
  readonly reason: string;
  readonly roundId: string;
};

export type RelationInput = {
  readonly kind: string;
  readonly otherId: string;
  /** The parent, guardian or grandparent of `otherId`. */
  readonly personId: string;
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
};

export type ReleaseInput = {
  readonly categories: ReadonlyArray<Category>;
  /** written (when left out), oral_recorded or tablet. */
  readonly form?: string | null | undefined;
  readonly givenByPersonId: string;
  readonly purpose: string;
  /** The parties that may hear. */
  readonly recipientIds: ReadonlyArray<string>;
  /** The party that may speak. */
  readonly releasedPartyId: string;
  /** Needed for the form tablet. */
  readonly signature?: SignatureInput | null | undefined;
  /** Who signs for a child; the person itself when left out. */
  readonly signedByPersonId?: string | null | undefined;
  /** Others who have to give the same: a service shared by a couple. */
  readonly togetherWithIds?: ReadonlyArray<string> | null | undefined;
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
};

export type Right =
  | 'comment'
  | 'knows'
  | 'none'
  | 'propose'
  | 'read'
  | 'write';

export type SectionInput = {
  readonly defaultCategory?: Category | null | undefined;
  /** Code of the record template. */
  readonly heading: string;
  /** Agenda item of the same input. */
  readonly itemKey?: string | null | undefined;
  /** Names the section to the caller of the verb. */
  readonly key?: string | null | undefined;
  /** Words of their own, seen by all who see the section. */
  readonly title?: string | null | undefined;
};

/** yes: sees. own: what concerns it. release: with a release. decision: after a decision. never. block: hard block. */
export type ShareLevel =
  | 'block'
  | 'decision'
  | 'never'
  | 'own'
  | 'release'
  | 'yes';

export type SignRevisionInput = {
  /** What the passkey signed, as the browser gives it, JSON. */
  readonly assertion?: string | null | undefined;
  /** Of the request that this answers. */
  readonly challengeId?: string | null | undefined;
  /** A one-time code; for changes of the means one from paper too. */
  readonly code?: string | null | undefined;
  /** The own party; the first one asked when left out. */
  readonly partyId?: string | null | undefined;
  /** The own password; in a demo the own name. */
  readonly proof?: string | null | undefined;
  readonly reservation?: string | null | undefined;
  readonly roundId: string;
};

/** What was signed, and how. Drawn with a pen, or by writing the name. */
export type SignatureInput = {
  /** Name written by the signer. */
  readonly name: string;
  /** Strokes: x, y, x, y … in a field of 600 by 200. */
  readonly strokes?: ReadonlyArray<ReadonlyArray<number>> | null | undefined;
  /** The text as it stood before the signer. */
  readonly text: string;
};

export type SittingInput = {
  readonly agenda: ReadonlyArray<AgendaInput>;
  readonly endsAt: string;
  /** Parties asked not to take part. */
  readonly excluded?: ReadonlyArray<string> | null | undefined;
  /** Invited parties; the convener always is. */
  readonly invited: ReadonlyArray<string>;
  readonly startsAt: string;
};

export type StepTaskInput = {
  /** changed or notDone. */
  readonly outcome?: string | null | undefined;
  readonly taskId: string;
  readonly to: string;
  /** Reason, or the proof. */
  readonly words?: string | null | undefined;
};

export type TakeIntoPlanInput = {
  /** Heading of the section of the plan. */
  readonly heading: string;
  /** Left out: the whole of it. */
  readonly passage?: PassageInput | null | undefined;
  readonly unitId: string;
};

/** What is said of a unit; a field left out stays as it is. */
export type UnitChange = {
  readonly category?: Category | null | undefined;
  readonly kind?: UnitKind | null | undefined;
  /** It was read out at the table. */
  readonly readOut?: boolean | null | undefined;
  /** Parties a measure is for. */
  readonly responsible?: ReadonlyArray<string> | null | undefined;
  /** Persons the text is about. */
  readonly subjects?: ReadonlyArray<string> | null | undefined;
};

export type UnitKind =
  | 'analysis'
  | 'decision'
  | 'dissent'
  | 'fact'
  | 'frame'
  | 'measure'
  | 'opinion'
  | 'voice';

export type UnitMode =
  | 'joint'
  | 'owned';

export type UnitState =
  | 'draft'
  | 'shared'
  | 'withdrawn';

export type OpenCaseMutationVariables = Exact<{
  input: OpenCaseInput;
}>;


export type OpenCaseMutation = { readonly openCase: { readonly id: string } };

export type AddPersonMutationVariables = Exact<{
  caseId: string;
  input: PersonInput;
}>;


export type AddPersonMutation = { readonly addPerson: { readonly id: string, readonly familyName: string, readonly fileMark: string, readonly urgency: string, readonly state: string, readonly registeredOn: string, readonly matrixVersion: string, readonly myPartyIds: ReadonlyArray<string>, readonly ownerAgency: { readonly id: string, readonly name: string, readonly shortName: string }, readonly persons: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly bornOn: string | null, readonly sex: string, readonly isChild: boolean, readonly deceased: boolean, readonly household: string | null }>, readonly relations: ReadonlyArray<{ readonly id: string, readonly personId: string, readonly otherId: string, readonly kind: string, readonly validFrom: string | null, readonly validTo: string | null }>, readonly parties: ReadonlyArray<{ readonly id: string, readonly type: PartyType, readonly letter: string, readonly label: string, readonly purpose: string, readonly basis: string, readonly personId: string | null, readonly isConvener: boolean, readonly validFrom: string, readonly validTo: string | null, readonly knownToAll: boolean, readonly agency: { readonly id: string, readonly name: string, readonly shortName: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly roleAtTable: string, readonly substitute: boolean, readonly validFrom: string, readonly validTo: string | null, readonly user: { readonly id: string, readonly displayName: string } }>, readonly may: { readonly end: boolean, readonly assign: boolean } }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly givenByPersonId: string, readonly releasedPartyId: string, readonly recipientIds: ReadonlyArray<string>, readonly categories: ReadonlyArray<Category>, readonly purpose: string, readonly validFrom: string, readonly validTo: string | null, readonly withdrawnAt: string | null, readonly form: string, readonly signedByPersonId: string | null, readonly limitsId: string | null, readonly signed: boolean, readonly awaits: ReadonlyArray<string>, readonly may: { readonly narrow: boolean } }>, readonly conferences: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly state: ConferenceState, readonly place: string, readonly goal: string, readonly recordId: string | null }>, readonly records: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly conferenceId: string | null, readonly startsAt: string | null, readonly state: string }>, readonly clocks: ReadonlyArray<{ readonly kind: string, readonly caseId: string, readonly familyName: string, readonly startsOn: string, readonly dueOn: string, readonly dueAt: string | null, readonly event: string | null, readonly eventId: string | null, readonly basis: string, readonly workingDaysLeft: number, readonly daysLeft: number }>, readonly emergencies: ReadonlyArray<{ readonly id: string, readonly mine: boolean, readonly until: string, readonly endedAt: string | null, readonly reviewed: boolean }>, readonly may: { readonly invite: boolean, readonly proposeConference: boolean, readonly addPerson: boolean, readonly recordRelease: boolean, readonly readRegister: boolean } } };

export type AddRelationMutationVariables = Exact<{
  caseId: string;
  input: RelationInput;
}>;


export type AddRelationMutation = { readonly addRelation: { readonly id: string, readonly familyName: string, readonly fileMark: string, readonly urgency: string, readonly state: string, readonly registeredOn: string, readonly matrixVersion: string, readonly myPartyIds: ReadonlyArray<string>, readonly ownerAgency: { readonly id: string, readonly name: string, readonly shortName: string }, readonly persons: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly bornOn: string | null, readonly sex: string, readonly isChild: boolean, readonly deceased: boolean, readonly household: string | null }>, readonly relations: ReadonlyArray<{ readonly id: string, readonly personId: string, readonly otherId: string, readonly kind: string, readonly validFrom: string | null, readonly validTo: string | null }>, readonly parties: ReadonlyArray<{ readonly id: string, readonly type: PartyType, readonly letter: string, readonly label: string, readonly purpose: string, readonly basis: string, readonly personId: string | null, readonly isConvener: boolean, readonly validFrom: string, readonly validTo: string | null, readonly knownToAll: boolean, readonly agency: { readonly id: string, readonly name: string, readonly shortName: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly roleAtTable: string, readonly substitute: boolean, readonly validFrom: string, readonly validTo: string | null, readonly user: { readonly id: string, readonly displayName: string } }>, readonly may: { readonly end: boolean, readonly assign: boolean } }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly givenByPersonId: string, readonly releasedPartyId: string, readonly recipientIds: ReadonlyArray<string>, readonly categories: ReadonlyArray<Category>, readonly purpose: string, readonly validFrom: string, readonly validTo: string | null, readonly withdrawnAt: string | null, readonly form: string, readonly signedByPersonId: string | null, readonly limitsId: string | null, readonly signed: boolean, readonly awaits: ReadonlyArray<string>, readonly may: { readonly narrow: boolean } }>, readonly conferences: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly state: ConferenceState, readonly place: string, readonly goal: string, readonly recordId: string | null }>, readonly records: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly conferenceId: string | null, readonly startsAt: string | null, readonly state: string }>, readonly clocks: ReadonlyArray<{ readonly kind: string, readonly caseId: string, readonly familyName: string, readonly startsOn: string, readonly dueOn: string, readonly dueAt: string | null, readonly event: string | null, readonly eventId: string | null, readonly basis: string, readonly workingDaysLeft: number, readonly daysLeft: number }>, readonly emergencies: ReadonlyArray<{ readonly id: string, readonly mine: boolean, readonly until: string, readonly endedAt: string | null, readonly reviewed: boolean }>, readonly may: { readonly invite: boolean, readonly proposeConference: boolean, readonly addPerson: boolean, readonly recordRelease: boolean, readonly readRegister: boolean } } };

export type AgenciesQueryVariables = Exact<{ [key: string]: never; }>;


export type AgenciesQuery = { readonly agencies: ReadonlyArray<{ readonly id: string, readonly type: string, readonly name: string, readonly shortName: string }> };

export type ColleaguesQueryVariables = Exact<{ [key: string]: never; }>;


export type ColleaguesQuery = { readonly colleagues: ReadonlyArray<{ readonly id: string, readonly displayName: string }> };

export type InvitePartyMutationVariables = Exact<{
  caseId: string;
  input: InvitePartyInput;
}>;


export type InvitePartyMutation = { readonly inviteParty: { readonly id: string } };

export type EndPartyMutationVariables = Exact<{
  partyId: string;
  reason: string;
}>;


export type EndPartyMutation = { readonly endParty: { readonly id: string } };

export type AssignPersonMutationVariables = Exact<{
  partyId: string;
  input: AssignInput;
}>;


export type AssignPersonMutation = { readonly assignPerson: { readonly id: string } };

export type EndAssignmentMutationVariables = Exact<{
  assignmentId: string;
}>;


export type EndAssignmentMutation = { readonly endAssignment: { readonly id: string } };

export type RecordReleaseMutationVariables = Exact<{
  caseId: string;
  input: ReleaseInput;
}>;


export type RecordReleaseMutation = { readonly recordRelease: { readonly id: string } };

export type WithdrawReleaseMutationVariables = Exact<{
  releaseId: string;
}>;


export type WithdrawReleaseMutation = { readonly withdrawRelease: { readonly id: string } };

export type LimitReleaseMutationVariables = Exact<{
  releaseId: string;
  input: LimitReleaseInput;
}>;


export type LimitReleaseMutation = { readonly limitRelease: { readonly id: string } };

export type ReleaseEvidenceQueryVariables = Exact<{
  releaseId: string;
}>;


export type ReleaseEvidenceQuery = { readonly releaseEvidence: { readonly releaseId: string, readonly text: string, readonly name: string, readonly strokes: ReadonlyArray<ReadonlyArray<number>> | null, readonly at: string } };

export type ProposeConferenceMutationVariables = Exact<{
  caseId: string;
  input: ConferenceInput;
}>;


export type ProposeConferenceMutation = { readonly proposeConference: { readonly id: string } };

export type ConferencePreparationQueryVariables = Exact<{
  id: string;
}>;


export type ConferencePreparationQuery = { readonly conference: { readonly id: string, readonly state: ConferenceState, readonly nextSteps: ReadonlyArray<ConferenceState>, readonly goal: string, readonly childPreparation: string | null, readonly confidentialityText: string | null, readonly may: { readonly step: boolean } } };

export type CasesQueryVariables = Exact<{ [key: string]: never; }>;


export type CasesQuery = { readonly cases: ReadonlyArray<{ readonly id: string, readonly familyName: string, readonly fileMark: string, readonly urgency: string, readonly state: string, readonly ownerAgency: { readonly id: string, readonly shortName: string }, readonly myParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }> };

export type SeatsToFillQueryVariables = Exact<{ [key: string]: never; }>;


export type SeatsToFillQuery = { readonly seatsToFill: ReadonlyArray<{ readonly id: string, readonly type: PartyType, readonly letter: string, readonly label: string, readonly purpose: string, readonly basis: string, readonly personId: string | null, readonly isConvener: boolean, readonly validFrom: string, readonly validTo: string | null, readonly knownToAll: boolean, readonly agency: { readonly id: string, readonly name: string, readonly shortName: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly roleAtTable: string, readonly substitute: boolean, readonly validFrom: string, readonly validTo: string | null, readonly user: { readonly id: string, readonly displayName: string } }>, readonly may: { readonly end: boolean, readonly assign: boolean } }> };

export type CaseQueryVariables = Exact<{
  id: string;
}>;


export type CaseQuery = { readonly case: { readonly id: string, readonly familyName: string, readonly fileMark: string, readonly urgency: string, readonly state: string, readonly registeredOn: string, readonly matrixVersion: string, readonly myPartyIds: ReadonlyArray<string>, readonly ownerAgency: { readonly id: string, readonly name: string, readonly shortName: string }, readonly persons: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly bornOn: string | null, readonly sex: string, readonly isChild: boolean, readonly deceased: boolean, readonly household: string | null }>, readonly relations: ReadonlyArray<{ readonly id: string, readonly personId: string, readonly otherId: string, readonly kind: string, readonly validFrom: string | null, readonly validTo: string | null }>, readonly parties: ReadonlyArray<{ readonly id: string, readonly type: PartyType, readonly letter: string, readonly label: string, readonly purpose: string, readonly basis: string, readonly personId: string | null, readonly isConvener: boolean, readonly validFrom: string, readonly validTo: string | null, readonly knownToAll: boolean, readonly agency: { readonly id: string, readonly name: string, readonly shortName: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly roleAtTable: string, readonly substitute: boolean, readonly validFrom: string, readonly validTo: string | null, readonly user: { readonly id: string, readonly displayName: string } }>, readonly may: { readonly end: boolean, readonly assign: boolean } }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly givenByPersonId: string, readonly releasedPartyId: string, readonly recipientIds: ReadonlyArray<string>, readonly categories: ReadonlyArray<Category>, readonly purpose: string, readonly validFrom: string, readonly validTo: string | null, readonly withdrawnAt: string | null, readonly form: string, readonly signedByPersonId: string | null, readonly limitsId: string | null, readonly signed: boolean, readonly awaits: ReadonlyArray<string>, readonly may: { readonly narrow: boolean } }>, readonly conferences: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly state: ConferenceState, readonly place: string, readonly goal: string, readonly recordId: string | null }>, readonly records: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly conferenceId: string | null, readonly startsAt: string | null, readonly state: string }>, readonly clocks: ReadonlyArray<{ readonly kind: string, readonly caseId: string, readonly familyName: string, readonly startsOn: string, readonly dueOn: string, readonly dueAt: string | null, readonly event: string | null, readonly eventId: string | null, readonly basis: string, readonly workingDaysLeft: number, readonly daysLeft: number }>, readonly emergencies: ReadonlyArray<{ readonly id: string, readonly mine: boolean, readonly until: string, readonly endedAt: string | null, readonly reviewed: boolean }>, readonly may: { readonly invite: boolean, readonly proposeConference: boolean, readonly addPerson: boolean, readonly recordRelease: boolean, readonly readRegister: boolean } } };

export type CasePartsFragment = { readonly id: string, readonly familyName: string, readonly fileMark: string, readonly urgency: string, readonly state: string, readonly registeredOn: string, readonly matrixVersion: string, readonly myPartyIds: ReadonlyArray<string>, readonly ownerAgency: { readonly id: string, readonly name: string, readonly shortName: string }, readonly persons: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string, readonly bornOn: string | null, readonly sex: string, readonly isChild: boolean, readonly deceased: boolean, readonly household: string | null }>, readonly relations: ReadonlyArray<{ readonly id: string, readonly personId: string, readonly otherId: string, readonly kind: string, readonly validFrom: string | null, readonly validTo: string | null }>, readonly parties: ReadonlyArray<{ readonly id: string, readonly type: PartyType, readonly letter: string, readonly label: string, readonly purpose: string, readonly basis: string, readonly personId: string | null, readonly isConvener: boolean, readonly validFrom: string, readonly validTo: string | null, readonly knownToAll: boolean, readonly agency: { readonly id: string, readonly name: string, readonly shortName: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly roleAtTable: string, readonly substitute: boolean, readonly validFrom: string, readonly validTo: string | null, readonly user: { readonly id: string, readonly displayName: string } }>, readonly may: { readonly end: boolean, readonly assign: boolean } }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly givenByPersonId: string, readonly releasedPartyId: string, readonly recipientIds: ReadonlyArray<string>, readonly categories: ReadonlyArray<Category>, readonly purpose: string, readonly validFrom: string, readonly validTo: string | null, readonly withdrawnAt: string | null, readonly form: string, readonly signedByPersonId: string | null, readonly limitsId: string | null, readonly signed: boolean, readonly awaits: ReadonlyArray<string>, readonly may: { readonly narrow: boolean } }>, readonly conferences: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly state: ConferenceState, readonly place: string, readonly goal: string, readonly recordId: string | null }>, readonly records: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly conferenceId: string | null, readonly startsAt: string | null, readonly state: string }>, readonly clocks: ReadonlyArray<{ readonly kind: string, readonly caseId: string, readonly familyName: string, readonly startsOn: string, readonly dueOn: string, readonly dueAt: string | null, readonly event: string | null, readonly eventId: string | null, readonly basis: string, readonly workingDaysLeft: number, readonly daysLeft: number }>, readonly emergencies: ReadonlyArray<{ readonly id: string, readonly mine: boolean, readonly until: string, readonly endedAt: string | null, readonly reviewed: boolean }>, readonly may: { readonly invite: boolean, readonly proposeConference: boolean, readonly addPerson: boolean, readonly recordRelease: boolean, readonly readRegister: boolean } };

export type PersonPartsFragment = { readonly id: string, readonly givenName: string, readonly familyName: string, readonly bornOn: string | null, readonly sex: string, readonly isChild: boolean, readonly deceased: boolean, readonly household: string | null };

export type PartyPartsFragment = { readonly id: string, readonly type: PartyType, readonly letter: string, readonly label: string, readonly purpose: string, readonly basis: string, readonly personId: string | null, readonly isConvener: boolean, readonly validFrom: string, readonly validTo: string | null, readonly knownToAll: boolean, readonly agency: { readonly id: string, readonly name: string, readonly shortName: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly roleAtTable: string, readonly substitute: boolean, readonly validFrom: string, readonly validTo: string | null, readonly user: { readonly id: string, readonly displayName: string } }>, readonly may: { readonly end: boolean, readonly assign: boolean } };

export type ReleasePartsFragment = { readonly id: string, readonly givenByPersonId: string, readonly releasedPartyId: string, readonly recipientIds: ReadonlyArray<string>, readonly categories: ReadonlyArray<Category>, readonly purpose: string, readonly validFrom: string, readonly validTo: string | null, readonly withdrawnAt: string | null, readonly form: string, readonly signedByPersonId: string | null, readonly limitsId: string | null, readonly signed: boolean, readonly awaits: ReadonlyArray<string>, readonly may: { readonly narrow: boolean } };

export type NoteClockEventMutationVariables = Exact<{
  input: ClockEventInput;
}>;


export type NoteClockEventMutation = { readonly noteClockEvent: ReadonlyArray<{ readonly kind: string, readonly caseId: string, readonly familyName: string, readonly startsOn: string, readonly dueOn: string, readonly dueAt: string | null, readonly event: string | null, readonly eventId: string | null, readonly basis: string, readonly workingDaysLeft: number, readonly daysLeft: number }> };

export type EndClockEventMutationVariables = Exact<{
  eventId: string;
}>;


export type EndClockEventMutation = { readonly endClockEvent: ReadonlyArray<{ readonly kind: string, readonly caseId: string, readonly familyName: string, readonly startsOn: string, readonly dueOn: string, readonly dueAt: string | null, readonly event: string | null, readonly eventId: string | null, readonly basis: string, readonly workingDaysLeft: number, readonly daysLeft: number }> };

export type MarkPartsFragment = { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string };

export type DecisionPartsFragment = { readonly id: string, readonly unitId: string, readonly recordId: string, readonly category: Category | null, readonly effect: string, readonly basis: string, readonly reason: string, readonly byOriginator: boolean, readonly byConvener: boolean, readonly validFrom: string, readonly validTo: string | null, readonly state: string, readonly endedReason: string | null, readonly mayEnd: boolean, readonly author: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } };

export type AccessPassagePartsFragment = { readonly unitId: string, readonly recordId: string, readonly category: Category | null, readonly text: string, readonly author: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } };

export type AccessRequestPartsFragment = { readonly id: string, readonly mine: boolean, readonly category: Category | null, readonly question: string, readonly askedAt: string, readonly answered: boolean, readonly askedBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly opened: ReadonlyArray<{ readonly unitId: string, readonly recordId: string, readonly category: Category | null, readonly text: string, readonly author: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly answers: ReadonlyArray<{ readonly mine: boolean, readonly outcome: string | null, readonly code: string | null, readonly words: string | null, readonly answeredAt: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly choices: ReadonlyArray<{ readonly unitId: string, readonly recordId: string, readonly category: Category | null, readonly text: string, readonly author: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type DecisionsQueryVariables = Exact<{
  caseId: string;
}>;


export type DecisionsQuery = { readonly decisions: ReadonlyArray<{ readonly id: string, readonly unitId: string, readonly recordId: string, readonly category: Category | null, readonly effect: string, readonly basis: string, readonly reason: string, readonly byOriginator: boolean, readonly byConvener: boolean, readonly validFrom: string, readonly validTo: string | null, readonly state: string, readonly endedReason: string | null, readonly mayEnd: boolean, readonly author: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type EndDecisionMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type EndDecisionMutation = { readonly endDecision: ReadonlyArray<{ readonly id: string, readonly unitId: string, readonly recordId: string, readonly category: Category | null, readonly effect: string, readonly basis: string, readonly reason: string, readonly byOriginator: boolean, readonly byConvener: boolean, readonly validFrom: string, readonly validTo: string | null, readonly state: string, readonly endedReason: string | null, readonly mayEnd: boolean, readonly author: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type AccessRequestsQueryVariables = Exact<{
  caseId: string;
}>;


export type AccessRequestsQuery = { readonly accessRequests: ReadonlyArray<{ readonly id: string, readonly mine: boolean, readonly category: Category | null, readonly question: string, readonly askedAt: string, readonly answered: boolean, readonly askedBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly opened: ReadonlyArray<{ readonly unitId: string, readonly recordId: string, readonly category: Category | null, readonly text: string, readonly author: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly answers: ReadonlyArray<{ readonly mine: boolean, readonly outcome: string | null, readonly code: string | null, readonly words: string | null, readonly answeredAt: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly choices: ReadonlyArray<{ readonly unitId: string, readonly recordId: string, readonly category: Category | null, readonly text: string, readonly author: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> };

export type AskAccessMutationVariables = Exact<{
  input: AskAccessInput;
}>;


export type AskAccessMutation = { readonly askAccess: ReadonlyArray<{ readonly id: string }> };

export type AnswerAccessMutationVariables = Exact<{
  input: AnswerAccessInput;
}>;


export type AnswerAccessMutation = { readonly answerAccess: ReadonlyArray<{ readonly id: string }> };

export type MarkFragment = { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string };

export type ConferencePartsFragment = { readonly id: string, readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly recordId: string | null, readonly state: ConferenceState, readonly nextSteps: ReadonlyArray<ConferenceState>, readonly goal: string, readonly place: string, readonly startsAt: string, readonly endsAt: string, readonly childPreparation: string | null, readonly confidentialityText: string | null, readonly currentAgendaItemId: string | null, readonly myPartyIds: ReadonlyArray<string>, readonly serverNow: string, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly may: { readonly step: boolean, readonly prepare: boolean, readonly facilitate: boolean, readonly noteAttendance: boolean, readonly askForWord: boolean, readonly project: boolean }, readonly sittings: ReadonlyArray<{ readonly id: string, readonly ordinal: number, readonly startsAt: string, readonly endsAt: string, readonly invitedPartyIds: ReadonlyArray<string>, readonly agenda: ReadonlyArray<{ readonly id: string, readonly ordinal: number, readonly title: string, readonly minutes: number, readonly plannedAt: string, readonly startedAt: string | null, readonly endedAt: string | null }>, readonly attendance: ReadonlyArray<{ readonly id: string, readonly partyId: string, readonly displayName: string, readonly roleNote: string, readonly mode: string, readonly inAt: string | null, readonly outAt: string | null }>, readonly turns: ReadonlyArray<{ readonly id: string, readonly partyId: string, readonly askedAt: string, readonly startedAt: string | null, readonly endedAt: string | null }> }> };

export type ConferenceQueryVariables = Exact<{
  id: string;
}>;


export type ConferenceQuery = { readonly conference: { readonly id: string, readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly recordId: string | null, readonly state: ConferenceState, readonly nextSteps: ReadonlyArray<ConferenceState>, readonly goal: string, readonly place: string, readonly startsAt: string, readonly endsAt: string, readonly childPreparation: string | null, readonly confidentialityText: string | null, readonly currentAgendaItemId: string | null, readonly myPartyIds: ReadonlyArray<string>, readonly serverNow: string, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly may: { readonly step: boolean, readonly prepare: boolean, readonly facilitate: boolean, readonly noteAttendance: boolean, readonly askForWord: boolean, readonly project: boolean }, readonly sittings: ReadonlyArray<{ readonly id: string, readonly ordinal: number, readonly startsAt: string, readonly endsAt: string, readonly invitedPartyIds: ReadonlyArray<string>, readonly agenda: ReadonlyArray<{ readonly id: string, readonly ordinal: number, readonly title: string, readonly minutes: number, readonly plannedAt: string, readonly startedAt: string | null, readonly endedAt: string | null }>, readonly attendance: ReadonlyArray<{ readonly id: string, readonly partyId: string, readonly displayName: string, readonly roleNote: string, readonly mode: string, readonly inAt: string | null, readonly outAt: string | null }>, readonly turns: ReadonlyArray<{ readonly id: string, readonly partyId: string, readonly askedAt: string, readonly startedAt: string | null, readonly endedAt: string | null }> }> } };

export type PrepareConferenceMutationVariables = Exact<{
  id: string;
  input: PrepareInput;
}>;


export type PrepareConferenceMutation = { readonly prepareConference: { readonly id: string } };

export type StepConferenceMutationVariables = Exact<{
  id: string;
  to: ConferenceState;
}>;


export type StepConferenceMutation = { readonly stepConference: { readonly id: string } };

export type StartAgendaItemMutationVariables = Exact<{
  id: string;
}>;


export type StartAgendaItemMutation = { readonly startAgendaItem: { readonly id: string } };

export type NoteAttendanceMutationVariables = Exact<{
  sittingId: string;
  input: AttendanceInput;
}>;


export type NoteAttendanceMutation = { readonly noteAttendance: { readonly id: string } };

export type NoteLeaveMutationVariables = Exact<{
  attendanceId: string;
}>;


export type NoteLeaveMutation = { readonly noteLeave: { readonly id: string } };

export type NoteReturnMutationVariables = Exact<{
  attendanceId: string;
}>;


export type NoteReturnMutation = { readonly noteReturn: { readonly id: string } };

export type AskForWordMutationVariables = Exact<{
  sittingId: string;
}>;


export type AskForWordMutation = { readonly askForWord: { readonly id: string } };

export type GiveWordMutationVariables = Exact<{
  sittingId: string;
  partyId: string;
}>;


export type GiveWordMutation = { readonly giveWord: { readonly id: string } };

export type EndTurnMutationVariables = Exact<{
  sittingId: string;
}>;


export type EndTurnMutation = { readonly endTurn: { readonly id: string } };

export type AttachmentPartsFragment = { readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null };

export type UnitPartsFragment = { readonly id: string, readonly gen: number, readonly epoch: number, readonly ordinal: string, readonly sectionId: string, readonly authorNote: string | null, readonly category: Category | null, readonly kind: UnitKind, readonly mode: UnitMode, readonly state: UnitState, readonly right: Right, readonly awaitsAcceptance: boolean, readonly scribedBy: string | null, readonly subjects: ReadonlyArray<string>, readonly createdAt: string, readonly sharedAt: string | null, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly may: { readonly share: boolean, readonly withdraw: boolean, readonly move: boolean, readonly delete: boolean, readonly relabel: boolean, readonly narrow: boolean, readonly allow: boolean, readonly publish: boolean, readonly accept: boolean, readonly attach: boolean }, readonly attachments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }>, readonly audience: { readonly full: boolean, readonly sees: number | null, readonly total: number | null, readonly dots: ReadonlyArray<{ readonly sees: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly onlyParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null } };

export type RecordQueryVariables = Exact<{
  id: string;
}>;


export type RecordQuery = { readonly record: { readonly id: string, readonly caseId: string, readonly conferenceId: string | null, readonly state: string, readonly rev: string, readonly mayAdd: boolean, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly sections: ReadonlyArray<{ readonly id: string, readonly ordinal: string, readonly heading: string, readonly title: string | null, readonly defaultCategory: Category | null, readonly agendaItemId: string | null, readonly canAdd: boolean, readonly units: ReadonlyArray<{ readonly id: string, readonly gen: number, readonly epoch: number, readonly ordinal: string, readonly sectionId: string, readonly authorNote: string | null, readonly category: Category | null, readonly kind: UnitKind, readonly mode: UnitMode, readonly state: UnitState, readonly right: Right, readonly awaitsAcceptance: boolean, readonly scribedBy: string | null, readonly subjects: ReadonlyArray<string>, readonly createdAt: string, readonly sharedAt: string | null, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly may: { readonly share: boolean, readonly withdraw: boolean, readonly move: boolean, readonly delete: boolean, readonly relabel: boolean, readonly narrow: boolean, readonly allow: boolean, readonly publish: boolean, readonly accept: boolean, readonly attach: boolean }, readonly attachments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }>, readonly audience: { readonly full: boolean, readonly sees: number | null, readonly total: number | null, readonly dots: ReadonlyArray<{ readonly sees: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly onlyParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null } }> }> } };

export type ProjectionFragment = { readonly id: string, readonly rev: string, readonly asParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly sections: ReadonlyArray<{ readonly id: string, readonly ordinal: string, readonly heading: string, readonly title: string | null, readonly units: ReadonlyArray<{ readonly id: string, readonly ordinal: string, readonly category: Category | null, readonly kind: UnitKind, readonly authorNote: string | null, readonly text: string, readonly json: unknown, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> };

export type RecordAsQueryVariables = Exact<{
  id: string;
  partyId: string;
}>;


export type RecordAsQuery = { readonly recordAs: { readonly id: string, readonly rev: string, readonly asParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly sections: ReadonlyArray<{ readonly id: string, readonly ordinal: string, readonly heading: string, readonly title: string | null, readonly units: ReadonlyArray<{ readonly id: string, readonly ordinal: string, readonly category: Category | null, readonly kind: UnitKind, readonly authorNote: string | null, readonly text: string, readonly json: unknown, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> } };

export type RecordProjectedQueryVariables = Exact<{
  id: string;
}>;


export type RecordProjectedQuery = { readonly recordProjected: { readonly id: string, readonly rev: string, readonly asParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly sections: ReadonlyArray<{ readonly id: string, readonly ordinal: string, readonly heading: string, readonly title: string | null, readonly units: ReadonlyArray<{ readonly id: string, readonly ordinal: string, readonly category: Category | null, readonly kind: UnitKind, readonly authorNote: string | null, readonly text: string, readonly json: unknown, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> } };

export type ReasonFragment = { readonly right: Right, readonly rule: string, readonly basis: string | null, readonly basisText: string | null, readonly explanation: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } };

export type WhoSeesQueryVariables = Exact<{
  unitId: string;
}>;


export type WhoSeesQuery = { readonly whoSees: { readonly unitId: string, readonly category: Category | null, readonly full: boolean, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly sees: ReadonlyArray<{ readonly right: Right, readonly rule: string, readonly basis: string | null, readonly basisText: string | null, readonly explanation: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly doesNot: ReadonlyArray<{ readonly right: Right, readonly rule: string, readonly basis: string | null, readonly basisText: string | null, readonly explanation: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> } };

export type SharePreviewQueryVariables = Exact<{
  unitId: string;
  change?: UnitChange | null | undefined;
}>;


export type SharePreviewQuery = { readonly sharePreview: { readonly unitId: string, readonly sees: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly doesNot: ReadonlyArray<{ readonly right: Right, readonly rule: string, readonly basis: string | null, readonly basisText: string | null, readonly explanation: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly gains: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly loses: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly needs: ReadonlyArray<{ readonly kind: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> } };

export type AddUnitMutationVariables = Exact<{
  input: AddUnitInput;
}>;


export type AddUnitMutation = { readonly addUnit: { readonly id: string } };

export type ShareUnitMutationVariables = Exact<{
  unitId: string;
  epoch: number;
}>;


export type ShareUnitMutation = { readonly shareUnit: { readonly id: string } | null };

export type WithdrawUnitMutationVariables = Exact<{
  unitId: string;
}>;


export type WithdrawUnitMutation = { readonly withdrawUnit: { readonly id: string } | null };

export type DeleteUnitMutationVariables = Exact<{
  unitId: string;
}>;


export type DeleteUnitMutation = { readonly deleteUnit: { readonly id: string } };

export type RelabelUnitMutationVariables = Exact<{
  unitId: string;
  change: UnitChange;
}>;


export type RelabelUnitMutation = { readonly relabelUnit: { readonly id: string } | null };

export type NarrowUnitMutationVariables = Exact<{
  unitId: string;
  partyIds: ReadonlyArray<string> | string;
  reason: string;
}>;


export type NarrowUnitMutation = { readonly narrowUnit: { readonly id: string } | null };

export type AllowPartyMutationVariables = Exact<{
  unitId: string;
  partyId: string;
  basis: string;
  reason: string;
}>;


export type AllowPartyMutation = { readonly allowParty: { readonly id: string } };

export type AcceptScribedMutationVariables = Exact<{
  unitId: string;
}>;


export type AcceptScribedMutation = { readonly acceptScribed: { readonly id: string } };

export type HadFragment = { readonly firstAt: string, readonly lastAt: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } };

export type CarvePreviewQueryVariables = Exact<{
  unitId: string;
  passage: PassageInput;
  label: CarveLabel;
}>;


export type CarvePreviewQuery = { readonly carvePreview: { readonly unitId: string, readonly text: string, readonly mine: boolean, readonly keeps: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly loses: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly gains: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly received: ReadonlyArray<{ readonly firstAt: string, readonly lastAt: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> } };

export type CarvePassageMutationVariables = Exact<{
  unitId: string;
  passage: PassageInput;
  label: CarveLabel;
  reason: string;
}>;


export type CarvePassageMutation = { readonly carvePassage: { readonly unit: { readonly id: string, readonly audience: { readonly dots: ReadonlyArray<{ readonly sees: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> } }, readonly received: ReadonlyArray<{ readonly firstAt: string, readonly lastAt: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> } };

export type PublishPassageMutationVariables = Exact<{
  unitId: string;
  passage: PassageInput;
  category?: Category | null | undefined;
  cut: boolean;
}>;


export type PublishPassageMutation = { readonly publishPassage: { readonly id: string } };

export type LiftUnitNarrowingMutationVariables = Exact<{
  unitId: string;
  partyId: string;
  reason: string;
}>;


export type LiftUnitNarrowingMutation = { readonly liftUnitNarrowing: { readonly id: string } };

export type WideningRequestsQueryVariables = Exact<{
  unitId: string;
}>;


export type WideningRequestsQuery = { readonly wideningRequests: ReadonlyArray<{ readonly id: string, readonly unitId: string, readonly effect: string, readonly basis: string, readonly reason: string, readonly asked: string, readonly waitsForMe: boolean, readonly validTo: string | null, readonly declinedAt: string | null, readonly answer: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type AnswerWideningMutationVariables = Exact<{
  requestId: string;
  accept: boolean;
  reason?: string | null | undefined;
}>;


export type AnswerWideningMutation = { readonly answerWidening: { readonly id: string } };

export type PlanTracesQueryVariables = Exact<{
  recordId: string;
}>;


export type PlanTracesQuery = { readonly planTraces: ReadonlyArray<{ readonly unitId: string, readonly itemId: string, readonly kind: string, readonly number: number | null }> };

export type TakeIntoPlanMutationVariables = Exact<{
  input: TakeIntoPlanInput;
}>;


export type TakeIntoPlanMutation = { readonly takeIntoPlan: { readonly recordId: string | null } };

export type CopyPartsFragment = { readonly id: string, readonly kind: string, readonly format: string, readonly standard: string, readonly formal: boolean, readonly mine: boolean, readonly personName: string, readonly state: string, readonly progress: number, readonly fingerprint: string | null, readonly fileName: string | null, readonly askedAt: string, readonly handedAt: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } };

export type CopyChoicesQueryVariables = Exact<{
  recordId?: string | null | undefined;
  caseId?: string | null | undefined;
}>;


export type CopyChoicesQuery = { readonly copyChoices: { readonly kinds: ReadonlyArray<string>, readonly formats: ReadonlyArray<string>, readonly formal: boolean, readonly attendees: ReadonlyArray<{ readonly id: string, readonly displayName: string }>, readonly own: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly others: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> } };

export type CopiesQueryVariables = Exact<{
  recordId?: string | null | undefined;
  caseId?: string | null | undefined;
}>;


export type CopiesQuery = { readonly copies: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly format: string, readonly standard: string, readonly formal: boolean, readonly mine: boolean, readonly personName: string, readonly state: string, readonly progress: number, readonly fingerprint: string | null, readonly fileName: string | null, readonly askedAt: string, readonly handedAt: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type CopyStateQueryVariables = Exact<{
  id: string;
}>;


export type CopyStateQuery = { readonly copy: { readonly id: string, readonly kind: string, readonly format: string, readonly standard: string, readonly formal: boolean, readonly mine: boolean, readonly personName: string, readonly state: string, readonly progress: number, readonly fingerprint: string | null, readonly fileName: string | null, readonly askedAt: string, readonly handedAt: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } } };

export type AskCopyMutationVariables = Exact<{
  input: AskCopyInput;
}>;


export type AskCopyMutation = { readonly askCopy: { readonly id: string, readonly kind: string, readonly format: string, readonly standard: string, readonly formal: boolean, readonly mine: boolean, readonly personName: string, readonly state: string, readonly progress: number, readonly fingerprint: string | null, readonly fileName: string | null, readonly askedAt: string, readonly handedAt: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } } };

export type CancelCopyMutationVariables = Exact<{
  id: string;
}>;


export type CancelCopyMutation = { readonly cancelCopy: { readonly id: string, readonly kind: string, readonly format: string, readonly standard: string, readonly formal: boolean, readonly mine: boolean, readonly personName: string, readonly state: string, readonly progress: number, readonly fingerprint: string | null, readonly fileName: string | null, readonly askedAt: string, readonly handedAt: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } } };

export type ClockRulePartsFragment = { readonly kind: string, readonly unit: string, readonly n: number, readonly basis: string, readonly strength: string, readonly own: boolean, readonly maySet: boolean };

export type ClockRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type ClockRulesQuery = { readonly clockRules: ReadonlyArray<{ readonly kind: string, readonly unit: string, readonly n: number, readonly basis: string, readonly strength: string, readonly own: boolean, readonly maySet: boolean }> };

export type SetClockLimitMutationVariables = Exact<{
  input: ClockLimitInput;
}>;


export type SetClockLimitMutation = { readonly setClockLimit: ReadonlyArray<{ readonly kind: string, readonly unit: string, readonly n: number, readonly basis: string, readonly strength: string, readonly own: boolean, readonly maySet: boolean }> };

export type ClockPartsFragment = { readonly kind: string, readonly caseId: string, readonly familyName: string, readonly startsOn: string, readonly dueOn: string, readonly dueAt: string | null, readonly event: string | null, readonly eventId: string | null, readonly basis: string, readonly workingDaysLeft: number, readonly daysLeft: number };

export type CaseLineFragment = { readonly id: string, readonly familyName: string, readonly fileMark: string, readonly urgency: string, readonly state: string, readonly ownerAgency: { readonly id: string, readonly shortName: string }, readonly myParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null };

export type DeskQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskQuery = { readonly desk: { readonly now: string, readonly conferences: ReadonlyArray<{ readonly id: string, readonly caseId: string, readonly recordId: string | null, readonly familyName: string, readonly place: string, readonly startsAt: string, readonly endsAt: string, readonly state: ConferenceState, readonly agendaCount: number, readonly canJoin: boolean, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly cases: ReadonlyArray<{ readonly id: string, readonly familyName: string, readonly fileMark: string, readonly urgency: string, readonly state: string, readonly ownerAgency: { readonly id: string, readonly shortName: string }, readonly myParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }>, readonly clocks: ReadonlyArray<{ readonly kind: string, readonly caseId: string, readonly familyName: string, readonly startsOn: string, readonly dueOn: string, readonly dueAt: string | null, readonly event: string | null, readonly eventId: string | null, readonly basis: string, readonly workingDaysLeft: number, readonly daysLeft: number }> } };

export type EmergencyPartsFragment = { readonly id: string, readonly caseId: string, readonly fileMark: string, readonly personName: string, readonly mine: boolean, readonly reason: string, readonly beganAt: string, readonly until: string, readonly endedAt: string | null, readonly running: boolean, readonly review: { readonly verdict: string, readonly words: string, readonly byName: string, readonly at: string } | null, readonly may: { readonly end: boolean, readonly review: boolean } };

export type RunningEmergenciesQueryVariables = Exact<{ [key: string]: never; }>;


export type RunningEmergenciesQuery = { readonly emergencies: ReadonlyArray<{ readonly id: string, readonly caseId: string, readonly fileMark: string, readonly personName: string, readonly mine: boolean, readonly reason: string, readonly beganAt: string, readonly until: string, readonly endedAt: string | null, readonly running: boolean, readonly review: { readonly verdict: string, readonly words: string, readonly byName: string, readonly at: string } | null, readonly may: { readonly end: boolean, readonly review: boolean } }> };

export type EmergenciesQueryVariables = Exact<{ [key: string]: never; }>;


export type EmergenciesQuery = { readonly emergencies: ReadonlyArray<{ readonly id: string, readonly caseId: string, readonly fileMark: string, readonly personName: string, readonly mine: boolean, readonly reason: string, readonly beganAt: string, readonly until: string, readonly endedAt: string | null, readonly running: boolean, readonly review: { readonly verdict: string, readonly words: string, readonly byName: string, readonly at: string } | null, readonly may: { readonly end: boolean, readonly review: boolean } }> };

export type EmergencyOpenedQueryVariables = Exact<{
  id: string;
}>;


export type EmergencyOpenedQuery = { readonly emergency: { readonly id: string, readonly opened: ReadonlyArray<{ readonly unitId: string, readonly recordId: string, readonly at: string }> } };

export type BeginEmergencyMutationVariables = Exact<{
  input: BeginEmergencyInput;
}>;


export type BeginEmergencyMutation = { readonly beginEmergency: { readonly id: string, readonly caseId: string, readonly fileMark: string, readonly personName: string, readonly mine: boolean, readonly reason: string, readonly beganAt: string, readonly until: string, readonly endedAt: string | null, readonly running: boolean, readonly review: { readonly verdict: string, readonly words: string, readonly byName: string, readonly at: string } | null, readonly may: { readonly end: boolean, readonly review: boolean } } };

export type EndEmergencyMutationVariables = Exact<{
  id: string;
}>;


export type EndEmergencyMutation = { readonly endEmergency: { readonly id: string, readonly caseId: string, readonly fileMark: string, readonly personName: string, readonly mine: boolean, readonly reason: string, readonly beganAt: string, readonly until: string, readonly endedAt: string | null, readonly running: boolean, readonly review: { readonly verdict: string, readonly words: string, readonly byName: string, readonly at: string } | null, readonly may: { readonly end: boolean, readonly review: boolean } } };

export type ReviewEmergencyMutationVariables = Exact<{
  id: string;
  verdict: string;
  words: string;
}>;


export type ReviewEmergencyMutation = { readonly reviewEmergency: { readonly id: string, readonly caseId: string, readonly fileMark: string, readonly personName: string, readonly mine: boolean, readonly reason: string, readonly beganAt: string, readonly until: string, readonly endedAt: string | null, readonly running: boolean, readonly review: { readonly verdict: string, readonly words: string, readonly byName: string, readonly at: string } | null, readonly may: { readonly end: boolean, readonly review: boolean } } };

export type RemoveAttachmentMutationVariables = Exact<{
  attachmentId: string;
}>;


export type RemoveAttachmentMutation = { readonly removeAttachment: boolean };

export type VersionPartsFragment = { readonly id: string, readonly kind: string, readonly since: string, readonly at: string, readonly persons: ReadonlyArray<string>, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null };

export type UnitHistoryQueryVariables = Exact<{
  unitId: string;
}>;


export type UnitHistoryQuery = { readonly unitHistory: { readonly unitId: string, readonly mayRestore: boolean, readonly versions: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly since: string, readonly at: string, readonly persons: ReadonlyArray<string>, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }> } };

export type UnitDiffQueryVariables = Exact<{
  unitId: string;
  to: string;
  from?: string | null | undefined;
}>;


export type UnitDiffQuery = { readonly unitDiff: { readonly content: unknown, readonly from: { readonly id: string } | null, readonly blocks: ReadonlyArray<{ readonly kind: string, readonly runs: ReadonlyArray<{ readonly kind: string, readonly text: string }> }> } };

export type RecordHistoryQueryVariables = Exact<{
  recordId: string;
}>;


export type RecordHistoryQuery = { readonly recordHistory: { readonly recordId: string, readonly entries: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly version: { readonly id: string, readonly kind: string, readonly since: string, readonly at: string, readonly persons: ReadonlyArray<string>, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null } }> } };

export type MeansPartsFragment = { readonly code: boolean, readonly recoveryCodesLeft: number, readonly signingWays: ReadonlyArray<string>, readonly accountWays: ReadonlyArray<string>, readonly passkeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly addedAt: string, readonly usedAt: string | null }>, readonly changes: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly at: string }> };

export type ProofChallengePartsFragment = { readonly id: string, readonly options: string | null };

export type SigningMeansQueryVariables = Exact<{ [key: string]: never; }>;


export type SigningMeansQuery = { readonly signingMeans: { readonly code: boolean, readonly recoveryCodesLeft: number, readonly signingWays: ReadonlyArray<string>, readonly accountWays: ReadonlyArray<string>, readonly passkeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly addedAt: string, readonly usedAt: string | null }>, readonly changes: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly at: string }> } };

export type BeginProofMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginProofMutation = { readonly beginProof: { readonly id: string, readonly options: string | null } };

export type BeginPasskeyMutationVariables = Exact<{
  proof: ProofInput;
}>;


export type BeginPasskeyMutation = { readonly beginPasskey: { readonly id: string, readonly options: string } };

export type AddPasskeyMutationVariables = Exact<{
  input: AddPasskeyInput;
}>;


export type AddPasskeyMutation = { readonly addPasskey: { readonly recoveryCodes: ReadonlyArray<string>, readonly means: { readonly code: boolean, readonly recoveryCodesLeft: number, readonly signingWays: ReadonlyArray<string>, readonly accountWays: ReadonlyArray<string>, readonly passkeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly addedAt: string, readonly usedAt: string | null }>, readonly changes: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly at: string }> } } };

export type RemovePasskeyMutationVariables = Exact<{
  id: string;
  proof: ProofInput;
}>;


export type RemovePasskeyMutation = { readonly removePasskey: { readonly recoveryCodes: ReadonlyArray<string>, readonly means: { readonly code: boolean, readonly recoveryCodesLeft: number, readonly signingWays: ReadonlyArray<string>, readonly accountWays: ReadonlyArray<string>, readonly passkeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly addedAt: string, readonly usedAt: string | null }>, readonly changes: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly at: string }> } } };

export type BeginCodeMutationVariables = Exact<{
  proof: ProofInput;
}>;


export type BeginCodeMutation = { readonly beginCode: { readonly secret: string, readonly uri: string } };

export type ConfirmCodeMutationVariables = Exact<{
  code: string;
}>;


export type ConfirmCodeMutation = { readonly confirmCode: { readonly recoveryCodes: ReadonlyArray<string>, readonly means: { readonly code: boolean, readonly recoveryCodesLeft: number, readonly signingWays: ReadonlyArray<string>, readonly accountWays: ReadonlyArray<string>, readonly passkeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly addedAt: string, readonly usedAt: string | null }>, readonly changes: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly at: string }> } } };

export type RemoveCodeMutationVariables = Exact<{
  proof: ProofInput;
}>;


export type RemoveCodeMutation = { readonly removeCode: { readonly recoveryCodes: ReadonlyArray<string>, readonly means: { readonly code: boolean, readonly recoveryCodesLeft: number, readonly signingWays: ReadonlyArray<string>, readonly accountWays: ReadonlyArray<string>, readonly passkeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly addedAt: string, readonly usedAt: string | null }>, readonly changes: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly at: string }> } } };

export type RenewRecoveryCodesMutationVariables = Exact<{
  proof: ProofInput;
}>;


export type RenewRecoveryCodesMutation = { readonly renewRecoveryCodes: { readonly recoveryCodes: ReadonlyArray<string>, readonly means: { readonly code: boolean, readonly recoveryCodesLeft: number, readonly signingWays: ReadonlyArray<string>, readonly accountWays: ReadonlyArray<string>, readonly passkeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly addedAt: string, readonly usedAt: string | null }>, readonly changes: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly at: string }> } } };

export type ChangedMeansPartsFragment = { readonly recoveryCodes: ReadonlyArray<string>, readonly means: { readonly code: boolean, readonly recoveryCodesLeft: number, readonly signingWays: ReadonlyArray<string>, readonly accountWays: ReadonlyArray<string>, readonly passkeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly addedAt: string, readonly usedAt: string | null }>, readonly changes: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly at: string }> } };

export type CodeSetupPartsFragment = { readonly secret: string, readonly uri: string };

export type DissentPartsFragment = { readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> };

export type MinutesPartsFragment = { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } };

export type QuestionPartsFragment = { readonly unitId: string, readonly ordinal: string, readonly rule: string, readonly category: Category | null, readonly suggested: Category | null, readonly waivedFor: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } };

export type MinutesMeetingQueryVariables = Exact<{
  conferenceId: string;
}>;


export type MinutesMeetingQuery = { readonly conference: { readonly id: string, readonly caseId: string, readonly recordId: string | null, readonly familyName: string, readonly fileMark: string, readonly startsAt: string, readonly endsAt: string, readonly state: ConferenceState } };

export type MinutesQueryVariables = Exact<{
  recordId: string;
}>;


export type MinutesQuery = { readonly minutes: { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } } };

export type MinutesQuestionsQueryVariables = Exact<{
  recordId: string;
}>;


export type MinutesQuestionsQuery = { readonly minutesQuestions: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly rule: string, readonly category: Category | null, readonly suggested: Category | null, readonly waivedFor: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type MinutesTextQueryVariables = Exact<{
  recordId: string;
}>;


export type MinutesTextQuery = { readonly record: { readonly id: string, readonly sections: ReadonlyArray<{ readonly id: string, readonly ordinal: string, readonly heading: string, readonly title: string | null, readonly units: ReadonlyArray<{ readonly id: string, readonly ordinal: string, readonly text: string, readonly state: UnitState, readonly kind: UnitKind, readonly category: Category | null, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> } };

export type ReviewMinutesMutationVariables = Exact<{
  recordId: string;
  reason?: string | null | undefined;
}>;


export type ReviewMinutesMutation = { readonly reviewMinutes: { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } } };

export type CheckMinutesLabelsMutationVariables = Exact<{
  recordId: string;
}>;


export type CheckMinutesLabelsMutation = { readonly checkMinutesLabels: { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } } };

export type WaiveMinutesQuestionMutationVariables = Exact<{
  recordId: string;
  unitId: string;
  rule: string;
  reason: string;
}>;


export type WaiveMinutesQuestionMutation = { readonly waiveMinutesQuestion: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly rule: string, readonly category: Category | null, readonly suggested: Category | null, readonly waivedFor: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type SuggestedCategoryMutationVariables = Exact<{
  unitId: string;
  category: Category;
}>;


export type SuggestedCategoryMutation = { readonly relabelUnit: { readonly id: string } | null };

export type PromiseMinutesMutationVariables = Exact<{
  recordId: string;
  day: string;
}>;


export type PromiseMinutesMutation = { readonly promiseMinutes: { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } } };

export type ExtendMinutesCommentsMutationVariables = Exact<{
  recordId: string;
  until: string;
}>;


export type ExtendMinutesCommentsMutation = { readonly extendMinutesComments: { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } } };

export type OpenMinutesCommentsMutationVariables = Exact<{
  recordId: string;
  workingDays: number;
}>;


export type OpenMinutesCommentsMutation = { readonly openMinutesComments: { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } } };

export type SayNoCommentsMutationVariables = Exact<{
  recordId: string;
}>;


export type SayNoCommentsMutation = { readonly sayNoComments: { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } } };

export type RecordDissentMutationVariables = Exact<{
  recordId: string;
  input: DissentInput;
}>;


export type RecordDissentMutation = { readonly recordDissent: { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } } };

export type ShareDissentMutationVariables = Exact<{
  unitId: string;
  epoch: number;
}>;


export type ShareDissentMutation = { readonly shareUnit: { readonly id: string } | null };

export type DropDissentMutationVariables = Exact<{
  unitId: string;
}>;


export type DropDissentMutation = { readonly deleteUnit: { readonly id: string } };

export type CloseMinutesMutationVariables = Exact<{
  recordId: string;
}>;


export type CloseMinutesMutation = { readonly closeMinutes: { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } } };

export type CorrectMinutesMutationVariables = Exact<{
  recordId: string;
  reason: string;
}>;


export type CorrectMinutesMutation = { readonly correctMinutes: { readonly recordId: string, readonly caseId: string, readonly conferenceId: string | null, readonly version: number, readonly state: string, readonly nextSteps: ReadonlyArray<string>, readonly since: string, readonly readyBy: string | null, readonly labelsCheckedAt: string | null, readonly noCommentsSaid: boolean, readonly closedAt: string | null, readonly usualDays: number | null, readonly comments: { readonly from: string, readonly until: string, readonly days: number, readonly left: number, readonly over: boolean } | null, readonly withoutComments: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly waitingFor: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly dissents: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly text: string, readonly aboutUnitId: string | null, readonly aboutOrdinal: string | null, readonly draft: boolean, readonly epoch: number, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly willSee: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly versions: ReadonlyArray<{ readonly recordId: string, readonly version: number, readonly state: string, readonly closedAt: string | null, readonly fingerprint: string | null }>, readonly may: { readonly lead: boolean, readonly sayNoComments: boolean, readonly dissent: boolean, readonly close: boolean } } };

export type BriefOutcomeQueryVariables = Exact<{
  conferenceId: string;
}>;


export type BriefOutcomeQuery = { readonly briefOutcome: { readonly conferenceId: string, readonly recordId: string, readonly familyName: string, readonly fileMark: string, readonly place: string, readonly goal: string, readonly startsAt: string, readonly endsAt: string, readonly readyBy: string, readonly measures: ReadonlyArray<{ readonly unitId: string, readonly number: number | null, readonly text: string, readonly until: string | null, readonly responsible: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }>, readonly tasks: ReadonlyArray<{ readonly id: string, readonly title: string, readonly dueOn: string, readonly owner: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly items: ReadonlyArray<{ readonly unitId: string, readonly ordinal: string, readonly kind: string, readonly text: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly responsible: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }> } };

export type AttendanceSheetQueryVariables = Exact<{
  conferenceId: string;
}>;


export type AttendanceSheetQuery = { readonly attendanceSheet: { readonly conferenceId: string, readonly familyName: string, readonly fileMark: string, readonly place: string, readonly office: string | null, readonly startsAt: string, readonly endsAt: string, readonly attendees: ReadonlyArray<{ readonly id: string, readonly displayName: string, readonly roleNote: string, readonly organisation: string | null, readonly mode: string, readonly certifiable: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly stays: ReadonlyArray<{ readonly from: string, readonly to: string | null }> }> } };

export type NoticePartsFragment = { readonly id: string, readonly kind: NoticeKind, readonly createdAt: string, readonly opened: boolean, readonly caseId: string | null, readonly familyName: string | null, readonly fileMark: string | null, readonly conferenceId: string | null, readonly recordId: string | null, readonly unitId: string | null, readonly objectId: string, readonly byParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null };

export type NoticeCountQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticeCountQuery = { readonly noticeCount: number };

export type NoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticesQuery = { readonly notices: { readonly unopened: number, readonly list: ReadonlyArray<{ readonly id: string, readonly kind: NoticeKind, readonly createdAt: string, readonly opened: boolean, readonly caseId: string | null, readonly familyName: string | null, readonly fileMark: string | null, readonly conferenceId: string | null, readonly recordId: string | null, readonly unitId: string | null, readonly objectId: string, readonly byParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }> } };

export type OpenNoticeMutationVariables = Exact<{
  id: string;
}>;


export type OpenNoticeMutation = { readonly openNotice: { readonly unopened: number } };

export type OpenAllNoticesMutationVariables = Exact<{ [key: string]: never; }>;


export type OpenAllNoticesMutation = { readonly openAllNotices: { readonly unopened: number, readonly list: ReadonlyArray<{ readonly id: string, readonly kind: NoticeKind, readonly createdAt: string, readonly opened: boolean, readonly caseId: string | null, readonly familyName: string | null, readonly fileMark: string | null, readonly conferenceId: string | null, readonly recordId: string | null, readonly unitId: string | null, readonly objectId: string, readonly byParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }> } };

export type MailPartsFragment = { readonly works: boolean, readonly email: string | null, readonly wish: string, readonly undeliverable: boolean, readonly waits: string | null };

export type MailSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type MailSettingsQuery = { readonly mailSettings: { readonly works: boolean, readonly email: string | null, readonly wish: string, readonly undeliverable: boolean, readonly waits: string | null } };

export type ProveMailMutationVariables = Exact<{
  email: string;
}>;


export type ProveMailMutation = { readonly proveMail: { readonly works: boolean, readonly email: string | null, readonly wish: string, readonly undeliverable: boolean, readonly waits: string | null } };

export type ConfirmMailMutationVariables = Exact<{
  code: string;
}>;


export type ConfirmMailMutation = { readonly confirmMail: { readonly works: boolean, readonly email: string | null, readonly wish: string, readonly undeliverable: boolean, readonly waits: string | null } };

export type SetMailWishMutationVariables = Exact<{
  wish: string;
}>;


export type SetMailWishMutation = { readonly setMailWish: { readonly works: boolean, readonly email: string | null, readonly wish: string, readonly undeliverable: boolean, readonly waits: string | null } };

export type ForgetMailMutationVariables = Exact<{ [key: string]: never; }>;


export type ForgetMailMutation = { readonly forgetMail: { readonly works: boolean, readonly email: string | null, readonly wish: string, readonly undeliverable: boolean, readonly waits: string | null } };

export type PlanItemPartsFragment = { readonly unitId: string, readonly kind: string, readonly heading: string, readonly number: number | null, readonly parents: ReadonlyArray<string>, readonly indicator: string, readonly now: string, readonly target: string, readonly from: string | null, readonly until: string | null, readonly proof: string, readonly criterion: string, readonly plain: string, readonly progress: string, readonly progressNote: string, readonly proposal: string | null, readonly declineReason: string | null, readonly faults: ReadonlyArray<string>, readonly responsible: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly checker: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly source: { readonly unitId: string, readonly recordId: string, readonly conferenceId: string | null } | null, readonly may: { readonly describe: boolean, readonly answer: boolean, readonly evaluate: boolean }, readonly unit: { readonly id: string, readonly epoch: number, readonly text: string, readonly state: UnitState, readonly awaitsAcceptance: boolean, readonly may: { readonly share: boolean, readonly accept: boolean, readonly delete: boolean }, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly audience: { readonly full: boolean, readonly sees: number | null, readonly total: number | null, readonly dots: ReadonlyArray<{ readonly sees: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly onlyParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null } } };

export type PlanPartsFragment = { readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly recordId: string | null, readonly state: string | null, readonly myPartyIds: ReadonlyArray<string>, readonly reviewOn: string | null, readonly now: string, readonly asParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly items: ReadonlyArray<{ readonly unitId: string, readonly kind: string, readonly heading: string, readonly number: number | null, readonly parents: ReadonlyArray<string>, readonly indicator: string, readonly now: string, readonly target: string, readonly from: string | null, readonly until: string | null, readonly proof: string, readonly criterion: string, readonly plain: string, readonly progress: string, readonly progressNote: string, readonly proposal: string | null, readonly declineReason: string | null, readonly faults: ReadonlyArray<string>, readonly responsible: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly checker: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly source: { readonly unitId: string, readonly recordId: string, readonly conferenceId: string | null } | null, readonly may: { readonly describe: boolean, readonly answer: boolean, readonly evaluate: boolean }, readonly unit: { readonly id: string, readonly epoch: number, readonly text: string, readonly state: UnitState, readonly awaitsAcceptance: boolean, readonly may: { readonly share: boolean, readonly accept: boolean, readonly delete: boolean }, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly audience: { readonly full: boolean, readonly sees: number | null, readonly total: number | null, readonly dots: ReadonlyArray<{ readonly sees: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly onlyParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null } } }>, readonly may: { readonly open: boolean, readonly add: ReadonlyArray<string>, readonly propose: ReadonlyArray<string>, readonly setReview: boolean } };

export type PlanQueryVariables = Exact<{
  caseId: string;
}>;


export type PlanQuery = { readonly plan: { readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly recordId: string | null, readonly state: string | null, readonly myPartyIds: ReadonlyArray<string>, readonly reviewOn: string | null, readonly now: string, readonly asParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly items: ReadonlyArray<{ readonly unitId: string, readonly kind: string, readonly heading: string, readonly number: number | null, readonly parents: ReadonlyArray<string>, readonly indicator: string, readonly now: string, readonly target: string, readonly from: string | null, readonly until: string | null, readonly proof: string, readonly criterion: string, readonly plain: string, readonly progress: string, readonly progressNote: string, readonly proposal: string | null, readonly declineReason: string | null, readonly faults: ReadonlyArray<string>, readonly responsible: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly checker: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly source: { readonly unitId: string, readonly recordId: string, readonly conferenceId: string | null } | null, readonly may: { readonly describe: boolean, readonly answer: boolean, readonly evaluate: boolean }, readonly unit: { readonly id: string, readonly epoch: number, readonly text: string, readonly state: UnitState, readonly awaitsAcceptance: boolean, readonly may: { readonly share: boolean, readonly accept: boolean, readonly delete: boolean }, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly audience: { readonly full: boolean, readonly sees: number | null, readonly total: number | null, readonly dots: ReadonlyArray<{ readonly sees: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly onlyParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null } } }>, readonly may: { readonly open: boolean, readonly add: ReadonlyArray<string>, readonly propose: ReadonlyArray<string>, readonly setReview: boolean } } };

export type PlanAsQueryVariables = Exact<{
  recordId: string;
  partyId: string;
}>;


export type PlanAsQuery = { readonly planAs: { readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly recordId: string | null, readonly state: string | null, readonly myPartyIds: ReadonlyArray<string>, readonly reviewOn: string | null, readonly now: string, readonly asParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly items: ReadonlyArray<{ readonly unitId: string, readonly kind: string, readonly heading: string, readonly number: number | null, readonly parents: ReadonlyArray<string>, readonly indicator: string, readonly now: string, readonly target: string, readonly from: string | null, readonly until: string | null, readonly proof: string, readonly criterion: string, readonly plain: string, readonly progress: string, readonly progressNote: string, readonly proposal: string | null, readonly declineReason: string | null, readonly faults: ReadonlyArray<string>, readonly responsible: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly checker: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly source: { readonly unitId: string, readonly recordId: string, readonly conferenceId: string | null } | null, readonly may: { readonly describe: boolean, readonly answer: boolean, readonly evaluate: boolean }, readonly unit: { readonly id: string, readonly epoch: number, readonly text: string, readonly state: UnitState, readonly awaitsAcceptance: boolean, readonly may: { readonly share: boolean, readonly accept: boolean, readonly delete: boolean }, readonly authorParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly audience: { readonly full: boolean, readonly sees: number | null, readonly total: number | null, readonly dots: ReadonlyArray<{ readonly sees: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }>, readonly onlyParty: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null } } }>, readonly may: { readonly open: boolean, readonly add: ReadonlyArray<string>, readonly propose: ReadonlyArray<string>, readonly setReview: boolean } } };

export type FamilySignaturePartsFragment = { readonly id: string, readonly witness: string, readonly at: string, readonly text: string | null, readonly name: string | null, readonly strokes: ReadonlyArray<ReadonlyArray<number>> | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } };

export type FamilySignaturesQueryVariables = Exact<{
  recordId: string;
}>;


export type FamilySignaturesQuery = { readonly familySignatures: ReadonlyArray<{ readonly id: string, readonly witness: string, readonly at: string, readonly text: string | null, readonly name: string | null, readonly strokes: ReadonlyArray<ReadonlyArray<number>> | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type SignFamilyVersionMutationVariables = Exact<{
  input: FamilySignatureInput;
}>;


export type SignFamilyVersionMutation = { readonly signFamilyVersion: ReadonlyArray<{ readonly id: string, readonly witness: string, readonly at: string, readonly text: string | null, readonly name: string | null, readonly strokes: ReadonlyArray<ReadonlyArray<number>> | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type OpenPlanMutationVariables = Exact<{
  caseId: string;
}>;


export type OpenPlanMutation = { readonly openPlan: { readonly recordId: string | null } };

export type UsePlanTemplateMutationVariables = Exact<{
  recordId: string;
  template: string;
  locale: string;
}>;


export type UsePlanTemplateMutation = { readonly usePlanTemplate: { readonly recordId: string | null } };

export type AddPlanItemMutationVariables = Exact<{
  input: PlanItemInput;
}>;


export type AddPlanItemMutation = { readonly addPlanItem: { readonly recordId: string | null } };

export type ProposePlanItemMutationVariables = Exact<{
  input: PlanItemInput;
}>;


export type ProposePlanItemMutation = { readonly proposePlanItem: { readonly recordId: string | null } };

export type DescribePlanItemMutationVariables = Exact<{
  unitId: string;
  fields: PlanFieldsInput;
}>;


export type DescribePlanItemMutation = { readonly describePlanItem: { readonly recordId: string | null } };

export type AcceptProposalMutationVariables = Exact<{
  unitId: string;
  epoch: number;
}>;


export type AcceptProposalMutation = { readonly acceptProposal: { readonly recordId: string | null } };

export type DeclineProposalMutationVariables = Exact<{
  unitId: string;
  reason: string;
}>;


export type DeclineProposalMutation = { readonly declineProposal: { readonly recordId: string | null } };

export type NoteProgressMutationVariables = Exact<{
  unitId: string;
  progress: string;
  note?: string | null | undefined;
}>;


export type NoteProgressMutation = { readonly noteProgress: { readonly recordId: string | null } };

export type SetPlanReviewMutationVariables = Exact<{
  recordId: string;
  day?: string | null | undefined;
}>;


export type SetPlanReviewMutation = { readonly setPlanReview: { readonly recordId: string | null } };

export type PassagePartsFragment = { readonly unitId: string, readonly category: Category | null, readonly heading: string, readonly title: string | null, readonly conferenceId: string | null, readonly startsAt: string | null, readonly excerpt: string };

export type RegisterCaseQueryVariables = Exact<{
  caseId: string;
}>;


export type RegisterCaseQuery = { readonly case: { readonly id: string, readonly familyName: string, readonly fileMark: string, readonly may: { readonly readRegister: boolean }, readonly parties: ReadonlyArray<{ readonly id: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly persons: ReadonlyArray<{ readonly id: string, readonly givenName: string, readonly familyName: string }> } };

export type DisclosuresQueryVariables = Exact<{
  caseId: string;
  partyId?: string | null | undefined;
}>;


export type DisclosuresQuery = { readonly disclosures: ReadonlyArray<{ readonly personName: string, readonly way: string, readonly rule: string, readonly firstAt: string, readonly lastAt: string, readonly passage: { readonly unitId: string, readonly category: Category | null, readonly heading: string, readonly title: string | null, readonly conferenceId: string | null, readonly startsAt: string | null, readonly excerpt: string }, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type AccessLogQueryVariables = Exact<{
  caseId: string;
  filter?: AccessFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AccessLogQuery = { readonly accessLog: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly at: string, readonly actorName: string, readonly action: string, readonly rule: string | null, readonly emergency: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly passage: { readonly unitId: string, readonly category: Category | null, readonly heading: string, readonly title: string | null, readonly conferenceId: string | null, readonly startsAt: string | null, readonly excerpt: string } | null }> } };

export type WhoLookedQueryVariables = Exact<{
  caseId: string;
}>;


export type WhoLookedQuery = { readonly whoLooked: ReadonlyArray<{ readonly firstDay: string, readonly lastDay: string, readonly passage: { readonly unitId: string, readonly category: Category | null, readonly heading: string, readonly title: string | null, readonly conferenceId: string | null, readonly startsAt: string | null, readonly excerpt: string }, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type ChainStateQueryVariables = Exact<{
  caseId: string;
}>;


export type ChainStateQuery = { readonly chainState: { readonly whole: boolean, readonly checkpointAt: string | null, readonly fingerprint: string | null }, readonly witnessCopies: ReadonlyArray<{ readonly n: number, readonly at: string, readonly statement: string, readonly signature: string, readonly fingerprint: string }> };

export type SubjectReportQueryVariables = Exact<{
  caseId: string;
  personId: string;
}>;


export type SubjectReportQuery = { readonly subjectReport: { readonly personName: string, readonly bornOn: string | null, readonly fileMark: string, readonly madeAt: string, readonly passages: ReadonlyArray<{ readonly category: Category | null, readonly createdAt: string, readonly text: string | null, readonly redacted: boolean, readonly author: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly reached: ReadonlyArray<{ readonly firstAt: string, readonly party: { readonly partyId: string, readonly label: string } }> }> } };

export type SearchQueryVariables = Exact<{
  text: string;
  after?: string | null | undefined;
}>;


export type SearchQuery = { readonly search: { readonly total: number, readonly next: string | null, readonly near: ReadonlyArray<string>, readonly hits: ReadonlyArray<{ readonly key: string, readonly kind: string, readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly conferenceId: string | null, readonly unitId: string | null, readonly heading: string | null, readonly title: string | null, readonly at: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly snippet: ReadonlyArray<{ readonly text: string, readonly hit: boolean }> }> } };

export type SessionPartsFragment = { readonly id: string, readonly role: string, readonly openedAt: string, readonly usedAt: string, readonly current: boolean, readonly agency: { readonly id: string, readonly name: string } | null };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { readonly mySessions: ReadonlyArray<{ readonly id: string, readonly role: string, readonly openedAt: string, readonly usedAt: string, readonly current: boolean, readonly agency: { readonly id: string, readonly name: string } | null }> };

export type EndMySessionMutationVariables = Exact<{
  sessionId: string;
}>;


export type EndMySessionMutation = { readonly endMySession: ReadonlyArray<{ readonly id: string, readonly role: string, readonly openedAt: string, readonly usedAt: string, readonly current: boolean, readonly agency: { readonly id: string, readonly name: string } | null }> };

export type EndMyOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndMyOtherSessionsMutation = { readonly endMyOtherSessions: ReadonlyArray<{ readonly id: string, readonly role: string, readonly openedAt: string, readonly usedAt: string, readonly current: boolean, readonly agency: { readonly id: string, readonly name: string } | null }> };

export type CellPartsFragment = { readonly partyId: string, readonly level: ShareLevel, readonly defaultLevel: ShareLevel, readonly brings: string, readonly condition: string | null, readonly note: string | null, readonly basis: string, readonly mayNarrow: boolean, readonly letIn: number, readonly takenOut: number, readonly reads: number, readonly narrowings: ReadonlyArray<{ readonly id: string, readonly level: ShareLevel, readonly reason: string, readonly decidedBy: string, readonly from: string, readonly liftedAt: string | null, readonly liftReason: string | null }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly until: string | null }> };

export type GridPartsFragment = { readonly caseId: string, readonly matrixVersion: string, readonly mayNarrow: boolean, readonly whole: boolean, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly others: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly rows: ReadonlyArray<{ readonly category: Category, readonly passages: number, readonly cells: ReadonlyArray<{ readonly partyId: string, readonly level: ShareLevel, readonly defaultLevel: ShareLevel, readonly brings: string, readonly condition: string | null, readonly note: string | null, readonly basis: string, readonly mayNarrow: boolean, readonly letIn: number, readonly takenOut: number, readonly reads: number, readonly narrowings: ReadonlyArray<{ readonly id: string, readonly level: ShareLevel, readonly reason: string, readonly decidedBy: string, readonly from: string, readonly liftedAt: string | null, readonly liftReason: string | null }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly until: string | null }> }> }>, readonly ownWords: ReadonlyArray<{ readonly category: Category, readonly passages: number, readonly cells: ReadonlyArray<{ readonly partyId: string, readonly level: ShareLevel, readonly defaultLevel: ShareLevel, readonly brings: string, readonly condition: string | null, readonly note: string | null, readonly basis: string, readonly mayNarrow: boolean, readonly letIn: number, readonly takenOut: number, readonly reads: number, readonly narrowings: ReadonlyArray<{ readonly id: string, readonly level: ShareLevel, readonly reason: string, readonly decidedBy: string, readonly from: string, readonly liftedAt: string | null, readonly liftReason: string | null }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly until: string | null }> }> }> };

export type SharingGridQueryVariables = Exact<{
  caseId: string;
}>;


export type SharingGridQuery = { readonly sharingGrid: { readonly caseId: string, readonly matrixVersion: string, readonly mayNarrow: boolean, readonly whole: boolean, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly others: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly rows: ReadonlyArray<{ readonly category: Category, readonly passages: number, readonly cells: ReadonlyArray<{ readonly partyId: string, readonly level: ShareLevel, readonly defaultLevel: ShareLevel, readonly brings: string, readonly condition: string | null, readonly note: string | null, readonly basis: string, readonly mayNarrow: boolean, readonly letIn: number, readonly takenOut: number, readonly reads: number, readonly narrowings: ReadonlyArray<{ readonly id: string, readonly level: ShareLevel, readonly reason: string, readonly decidedBy: string, readonly from: string, readonly liftedAt: string | null, readonly liftReason: string | null }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly until: string | null }> }> }>, readonly ownWords: ReadonlyArray<{ readonly category: Category, readonly passages: number, readonly cells: ReadonlyArray<{ readonly partyId: string, readonly level: ShareLevel, readonly defaultLevel: ShareLevel, readonly brings: string, readonly condition: string | null, readonly note: string | null, readonly basis: string, readonly mayNarrow: boolean, readonly letIn: number, readonly takenOut: number, readonly reads: number, readonly narrowings: ReadonlyArray<{ readonly id: string, readonly level: ShareLevel, readonly reason: string, readonly decidedBy: string, readonly from: string, readonly liftedAt: string | null, readonly liftReason: string | null }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly until: string | null }> }> }> }, readonly case: { readonly id: string, readonly familyName: string, readonly fileMark: string } };

export type CellEffectQueryVariables = Exact<{
  caseId: string;
  cell: CellInput;
}>;


export type CellEffectQuery = { readonly cellEffect: { readonly keeps: number, readonly loses: ReadonlyArray<{ readonly unitId: string, readonly category: Category | null, readonly heading: string, readonly title: string | null, readonly conferenceId: string | null, readonly startsAt: string | null, readonly excerpt: string }> } };

export type NarrowCellMutationVariables = Exact<{
  caseId: string;
  cell: CellInput;
  reason: string;
}>;


export type NarrowCellMutation = { readonly narrowCell: { readonly caseId: string, readonly matrixVersion: string, readonly mayNarrow: boolean, readonly whole: boolean, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly others: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly rows: ReadonlyArray<{ readonly category: Category, readonly passages: number, readonly cells: ReadonlyArray<{ readonly partyId: string, readonly level: ShareLevel, readonly defaultLevel: ShareLevel, readonly brings: string, readonly condition: string | null, readonly note: string | null, readonly basis: string, readonly mayNarrow: boolean, readonly letIn: number, readonly takenOut: number, readonly reads: number, readonly narrowings: ReadonlyArray<{ readonly id: string, readonly level: ShareLevel, readonly reason: string, readonly decidedBy: string, readonly from: string, readonly liftedAt: string | null, readonly liftReason: string | null }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly until: string | null }> }> }>, readonly ownWords: ReadonlyArray<{ readonly category: Category, readonly passages: number, readonly cells: ReadonlyArray<{ readonly partyId: string, readonly level: ShareLevel, readonly defaultLevel: ShareLevel, readonly brings: string, readonly condition: string | null, readonly note: string | null, readonly basis: string, readonly mayNarrow: boolean, readonly letIn: number, readonly takenOut: number, readonly reads: number, readonly narrowings: ReadonlyArray<{ readonly id: string, readonly level: ShareLevel, readonly reason: string, readonly decidedBy: string, readonly from: string, readonly liftedAt: string | null, readonly liftReason: string | null }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly until: string | null }> }> }> } };

export type LiftNarrowingMutationVariables = Exact<{
  narrowingId: string;
  reason: string;
}>;


export type LiftNarrowingMutation = { readonly liftNarrowing: { readonly caseId: string, readonly matrixVersion: string, readonly mayNarrow: boolean, readonly whole: boolean, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly others: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly rows: ReadonlyArray<{ readonly category: Category, readonly passages: number, readonly cells: ReadonlyArray<{ readonly partyId: string, readonly level: ShareLevel, readonly defaultLevel: ShareLevel, readonly brings: string, readonly condition: string | null, readonly note: string | null, readonly basis: string, readonly mayNarrow: boolean, readonly letIn: number, readonly takenOut: number, readonly reads: number, readonly narrowings: ReadonlyArray<{ readonly id: string, readonly level: ShareLevel, readonly reason: string, readonly decidedBy: string, readonly from: string, readonly liftedAt: string | null, readonly liftReason: string | null }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly until: string | null }> }> }>, readonly ownWords: ReadonlyArray<{ readonly category: Category, readonly passages: number, readonly cells: ReadonlyArray<{ readonly partyId: string, readonly level: ShareLevel, readonly defaultLevel: ShareLevel, readonly brings: string, readonly condition: string | null, readonly note: string | null, readonly basis: string, readonly mayNarrow: boolean, readonly letIn: number, readonly takenOut: number, readonly reads: number, readonly narrowings: ReadonlyArray<{ readonly id: string, readonly level: ShareLevel, readonly reason: string, readonly decidedBy: string, readonly from: string, readonly liftedAt: string | null, readonly liftReason: string | null }>, readonly releases: ReadonlyArray<{ readonly id: string, readonly until: string | null }> }> }> } };

export type DemoPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoPeopleQuery = { readonly demoPeople: ReadonlyArray<{ readonly key: string, readonly displayName: string, readonly roleNote: string, readonly agencyName: string | null, readonly partyType: PartyType | null, readonly story: string }> };

export type SignInMutationVariables = Exact<{
  login: string;
  password: string;
}>;


export type SignInMutation = { readonly signIn: { readonly membershipId: string, readonly locale: Locale } };

export type SignInDemoMutationVariables = Exact<{
  personKey: string;
}>;


export type SignInDemoMutation = { readonly signInDemo: { readonly membershipId: string, readonly locale: Locale } };

export type SignoffPlaceQueryVariables = Exact<{
  caseId: string;
}>;


export type SignoffPlaceQuery = { readonly plan: { readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly recordId: string | null, readonly parties: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> } };

export type SignoffSheetQueryVariables = Exact<{
  recordId: string;
}>;


export type SignoffSheetQuery = { readonly signoffSheet: { readonly recordId: string, readonly mayOpen: boolean, readonly wording: string, readonly revisions: ReadonlyArray<{ readonly id: string, readonly version: number, readonly fingerprint: string, readonly cutAt: string }>, readonly round: { readonly id: string, readonly version: number, readonly quorum: string, readonly dueAt: string, readonly outcome: string | null, readonly carried: boolean, readonly mayEnd: boolean, readonly rows: ReadonlyArray<{ readonly step: number, readonly mine: boolean, readonly state: string, readonly since: number | null, readonly lapsed: boolean, readonly toNote: boolean, readonly mayAnswer: boolean, readonly at: string | null, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly certificate: { readonly id: string, readonly holder: string, readonly issuer: string, readonly chain: string, readonly qualified: boolean } | null }> } | null } };

export type SignoffSheetPartsFragment = { readonly recordId: string, readonly mayOpen: boolean, readonly wording: string, readonly revisions: ReadonlyArray<{ readonly id: string, readonly version: number, readonly fingerprint: string, readonly cutAt: string }>, readonly round: { readonly id: string, readonly version: number, readonly quorum: string, readonly dueAt: string, readonly outcome: string | null, readonly carried: boolean, readonly mayEnd: boolean, readonly rows: ReadonlyArray<{ readonly step: number, readonly mine: boolean, readonly state: string, readonly since: number | null, readonly lapsed: boolean, readonly toNote: boolean, readonly mayAnswer: boolean, readonly at: string | null, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly certificate: { readonly id: string, readonly holder: string, readonly issuer: string, readonly chain: string, readonly qualified: boolean } | null }> } | null };

export type RevisionDiffQueryVariables = Exact<{
  to: string;
  from?: string | null | undefined;
}>;


export type RevisionDiffQuery = { readonly revisionDiff: { readonly to: number, readonly from: number | null, readonly fingerprint: string, readonly passages: ReadonlyArray<{ readonly unitId: string, readonly heading: string, readonly title: string | null, readonly change: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly blocks: ReadonlyArray<{ readonly kind: string, readonly runs: ReadonlyArray<{ readonly kind: string, readonly text: string }> }>, readonly details: ReadonlyArray<{ readonly name: string, readonly value: string, readonly before: string | null }> }> } };

export type OpenSignoffsMutationVariables = Exact<{
  input: OpenSignoffsInput;
}>;


export type OpenSignoffsMutation = { readonly openSignoffs: { readonly recordId: string, readonly mayOpen: boolean, readonly wording: string, readonly revisions: ReadonlyArray<{ readonly id: string, readonly version: number, readonly fingerprint: string, readonly cutAt: string }>, readonly round: { readonly id: string, readonly version: number, readonly quorum: string, readonly dueAt: string, readonly outcome: string | null, readonly carried: boolean, readonly mayEnd: boolean, readonly rows: ReadonlyArray<{ readonly step: number, readonly mine: boolean, readonly state: string, readonly since: number | null, readonly lapsed: boolean, readonly toNote: boolean, readonly mayAnswer: boolean, readonly at: string | null, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly certificate: { readonly id: string, readonly holder: string, readonly issuer: string, readonly chain: string, readonly qualified: boolean } | null }> } | null } };

export type MarkSignoffMutationVariables = Exact<{
  input: MarkSignoffInput;
}>;


export type MarkSignoffMutation = { readonly markSignoff: { readonly recordId: string, readonly mayOpen: boolean, readonly wording: string, readonly revisions: ReadonlyArray<{ readonly id: string, readonly version: number, readonly fingerprint: string, readonly cutAt: string }>, readonly round: { readonly id: string, readonly version: number, readonly quorum: string, readonly dueAt: string, readonly outcome: string | null, readonly carried: boolean, readonly mayEnd: boolean, readonly rows: ReadonlyArray<{ readonly step: number, readonly mine: boolean, readonly state: string, readonly since: number | null, readonly lapsed: boolean, readonly toNote: boolean, readonly mayAnswer: boolean, readonly at: string | null, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly certificate: { readonly id: string, readonly holder: string, readonly issuer: string, readonly chain: string, readonly qualified: boolean } | null }> } | null } };

export type BeginSignatureMutationVariables = Exact<{
  input: BeginSignatureInput;
}>;


export type BeginSignatureMutation = { readonly beginSignature: { readonly id: string, readonly options: string | null } };

export type SignRevisionMutationVariables = Exact<{
  input: SignRevisionInput;
}>;


export type SignRevisionMutation = { readonly signRevision: { readonly recordId: string, readonly mayOpen: boolean, readonly wording: string, readonly revisions: ReadonlyArray<{ readonly id: string, readonly version: number, readonly fingerprint: string, readonly cutAt: string }>, readonly round: { readonly id: string, readonly version: number, readonly quorum: string, readonly dueAt: string, readonly outcome: string | null, readonly carried: boolean, readonly mayEnd: boolean, readonly rows: ReadonlyArray<{ readonly step: number, readonly mine: boolean, readonly state: string, readonly since: number | null, readonly lapsed: boolean, readonly toNote: boolean, readonly mayAnswer: boolean, readonly at: string | null, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly certificate: { readonly id: string, readonly holder: string, readonly issuer: string, readonly chain: string, readonly qualified: boolean } | null }> } | null } };

export type RefuseSignatureMutationVariables = Exact<{
  input: RefuseSignatureInput;
}>;


export type RefuseSignatureMutation = { readonly refuseSignature: { readonly recordId: string, readonly mayOpen: boolean, readonly wording: string, readonly revisions: ReadonlyArray<{ readonly id: string, readonly version: number, readonly fingerprint: string, readonly cutAt: string }>, readonly round: { readonly id: string, readonly version: number, readonly quorum: string, readonly dueAt: string, readonly outcome: string | null, readonly carried: boolean, readonly mayEnd: boolean, readonly rows: ReadonlyArray<{ readonly step: number, readonly mine: boolean, readonly state: string, readonly since: number | null, readonly lapsed: boolean, readonly toNote: boolean, readonly mayAnswer: boolean, readonly at: string | null, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly certificate: { readonly id: string, readonly holder: string, readonly issuer: string, readonly chain: string, readonly qualified: boolean } | null }> } | null } };

export type EndSignoffsMutationVariables = Exact<{
  roundId: string;
  outcome: string;
}>;


export type EndSignoffsMutation = { readonly endSignoffs: { readonly recordId: string, readonly mayOpen: boolean, readonly wording: string, readonly revisions: ReadonlyArray<{ readonly id: string, readonly version: number, readonly fingerprint: string, readonly cutAt: string }>, readonly round: { readonly id: string, readonly version: number, readonly quorum: string, readonly dueAt: string, readonly outcome: string | null, readonly carried: boolean, readonly mayEnd: boolean, readonly rows: ReadonlyArray<{ readonly step: number, readonly mine: boolean, readonly state: string, readonly since: number | null, readonly lapsed: boolean, readonly toNote: boolean, readonly mayAnswer: boolean, readonly at: string | null, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly certificate: { readonly id: string, readonly holder: string, readonly issuer: string, readonly chain: string, readonly qualified: boolean } | null }> } | null } };

export type TalkPartsFragment = { readonly recordId: string, readonly threads: ReadonlyArray<{ readonly id: string, readonly unitId: string, readonly forAll: boolean, readonly settledAt: string | null, readonly mayAnswer: boolean, readonly maySettle: boolean, readonly anchor: { readonly gen: number, readonly from: string, readonly to: string } | null, readonly sees: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly settledBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly comments: ReadonlyArray<{ readonly id: string, readonly authorName: string | null, readonly text: string | null, readonly mentions: ReadonlyArray<string>, readonly createdAt: string, readonly mayTakeBack: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> };

export type CommentsQueryVariables = Exact<{
  recordId: string;
}>;


export type CommentsQuery = { readonly comments: { readonly recordId: string, readonly threads: ReadonlyArray<{ readonly id: string, readonly unitId: string, readonly forAll: boolean, readonly settledAt: string | null, readonly mayAnswer: boolean, readonly maySettle: boolean, readonly anchor: { readonly gen: number, readonly from: string, readonly to: string } | null, readonly sees: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly settledBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly comments: ReadonlyArray<{ readonly id: string, readonly authorName: string | null, readonly text: string | null, readonly mentions: ReadonlyArray<string>, readonly createdAt: string, readonly mayTakeBack: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> } };

export type CommentPreviewQueryVariables = Exact<{
  input: CommentReachInput;
}>;


export type CommentPreviewQuery = { readonly commentPreview: { readonly own: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly sees: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly doesNot: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> } };

export type MentionableQueryVariables = Exact<{
  unitId: string;
}>;


export type MentionableQuery = { readonly mentionable: ReadonlyArray<{ readonly userId: string, readonly name: string, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type AddCommentMutation = { readonly addComment: { readonly recordId: string, readonly threads: ReadonlyArray<{ readonly id: string, readonly unitId: string, readonly forAll: boolean, readonly settledAt: string | null, readonly mayAnswer: boolean, readonly maySettle: boolean, readonly anchor: { readonly gen: number, readonly from: string, readonly to: string } | null, readonly sees: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly settledBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly comments: ReadonlyArray<{ readonly id: string, readonly authorName: string | null, readonly text: string | null, readonly mentions: ReadonlyArray<string>, readonly createdAt: string, readonly mayTakeBack: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> } };

export type AnswerCommentMutationVariables = Exact<{
  threadId: string;
  text: string;
  mentions?: ReadonlyArray<string> | string | null | undefined;
}>;


export type AnswerCommentMutation = { readonly answerComment: { readonly recordId: string, readonly threads: ReadonlyArray<{ readonly id: string, readonly unitId: string, readonly forAll: boolean, readonly settledAt: string | null, readonly mayAnswer: boolean, readonly maySettle: boolean, readonly anchor: { readonly gen: number, readonly from: string, readonly to: string } | null, readonly sees: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly settledBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly comments: ReadonlyArray<{ readonly id: string, readonly authorName: string | null, readonly text: string | null, readonly mentions: ReadonlyArray<string>, readonly createdAt: string, readonly mayTakeBack: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> } };

export type SettleThreadMutationVariables = Exact<{
  threadId: string;
  settled: boolean;
}>;


export type SettleThreadMutation = { readonly settleThread: { readonly recordId: string, readonly threads: ReadonlyArray<{ readonly id: string, readonly unitId: string, readonly forAll: boolean, readonly settledAt: string | null, readonly mayAnswer: boolean, readonly maySettle: boolean, readonly anchor: { readonly gen: number, readonly from: string, readonly to: string } | null, readonly sees: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly settledBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly comments: ReadonlyArray<{ readonly id: string, readonly authorName: string | null, readonly text: string | null, readonly mentions: ReadonlyArray<string>, readonly createdAt: string, readonly mayTakeBack: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> } };

export type TakeBackCommentMutationVariables = Exact<{
  id: string;
}>;


export type TakeBackCommentMutation = { readonly takeBackComment: { readonly recordId: string, readonly threads: ReadonlyArray<{ readonly id: string, readonly unitId: string, readonly forAll: boolean, readonly settledAt: string | null, readonly mayAnswer: boolean, readonly maySettle: boolean, readonly anchor: { readonly gen: number, readonly from: string, readonly to: string } | null, readonly sees: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }>, readonly settledBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly comments: ReadonlyArray<{ readonly id: string, readonly authorName: string | null, readonly text: string | null, readonly mentions: ReadonlyArray<string>, readonly createdAt: string, readonly mayTakeBack: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } }> }> } };

export type TaskPartsFragment = { readonly id: string, readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly number: number | null, readonly title: string, readonly detail: string, readonly proofWanted: string, readonly dueOn: string, readonly daysLeft: number, readonly state: string, readonly outcome: string | null, readonly overdue: boolean, readonly open: boolean, readonly issuedAt: string, readonly personName: string | null, readonly confirmed: string | null, readonly mine: boolean, readonly checks: boolean, readonly owner: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly checker: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly issuedBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly displayName: string }>, readonly source: { readonly unitId: string, readonly conferenceId: string | null } | null, readonly steps: ReadonlyArray<{ readonly id: string, readonly state: string, readonly at: string, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }> }>, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }>, readonly next: ReadonlyArray<{ readonly state: string, readonly needs: ReadonlyArray<string> }> };

export type TaskLeakPartsFragment = { readonly unitId: string, readonly category: Category | null, readonly excerpt: string, readonly words: ReadonlyArray<string>, readonly blocked: boolean };

export type TasksQueryVariables = Exact<{
  caseId?: string | null | undefined;
}>;


export type TasksQuery = { readonly tasks: ReadonlyArray<{ readonly id: string, readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly number: number | null, readonly title: string, readonly detail: string, readonly proofWanted: string, readonly dueOn: string, readonly daysLeft: number, readonly state: string, readonly outcome: string | null, readonly overdue: boolean, readonly open: boolean, readonly issuedAt: string, readonly personName: string | null, readonly confirmed: string | null, readonly mine: boolean, readonly checks: boolean, readonly owner: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly checker: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly issuedBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly displayName: string }>, readonly source: { readonly unitId: string, readonly conferenceId: string | null } | null, readonly steps: ReadonlyArray<{ readonly id: string, readonly state: string, readonly at: string, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }> }>, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }>, readonly next: ReadonlyArray<{ readonly state: string, readonly needs: ReadonlyArray<string> }> }> };

export type ConferenceTasksQueryVariables = Exact<{
  conferenceId: string;
}>;


export type ConferenceTasksQuery = { readonly conferenceTasks: ReadonlyArray<{ readonly id: string, readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly number: number | null, readonly title: string, readonly detail: string, readonly proofWanted: string, readonly dueOn: string, readonly daysLeft: number, readonly state: string, readonly outcome: string | null, readonly overdue: boolean, readonly open: boolean, readonly issuedAt: string, readonly personName: string | null, readonly confirmed: string | null, readonly mine: boolean, readonly checks: boolean, readonly owner: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly checker: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly issuedBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly displayName: string }>, readonly source: { readonly unitId: string, readonly conferenceId: string | null } | null, readonly steps: ReadonlyArray<{ readonly id: string, readonly state: string, readonly at: string, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }> }>, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }>, readonly next: ReadonlyArray<{ readonly state: string, readonly needs: ReadonlyArray<string> }> }> };

export type TaskCaseQueryVariables = Exact<{
  caseId: string;
}>;


export type TaskCaseQuery = { readonly case: { readonly id: string, readonly familyName: string, readonly fileMark: string, readonly may: { readonly invite: boolean }, readonly parties: ReadonlyArray<{ readonly id: string, readonly type: PartyType, readonly letter: string, readonly label: string, readonly isConvener: boolean, readonly validTo: string | null }> } };

export type IssueTaskMutationVariables = Exact<{
  input: IssueTaskInput;
}>;


export type IssueTaskMutation = { readonly issueTask: { readonly task: { readonly id: string, readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly number: number | null, readonly title: string, readonly detail: string, readonly proofWanted: string, readonly dueOn: string, readonly daysLeft: number, readonly state: string, readonly outcome: string | null, readonly overdue: boolean, readonly open: boolean, readonly issuedAt: string, readonly personName: string | null, readonly confirmed: string | null, readonly mine: boolean, readonly checks: boolean, readonly owner: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly checker: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly issuedBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly displayName: string }>, readonly source: { readonly unitId: string, readonly conferenceId: string | null } | null, readonly steps: ReadonlyArray<{ readonly id: string, readonly state: string, readonly at: string, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }> }>, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }>, readonly next: ReadonlyArray<{ readonly state: string, readonly needs: ReadonlyArray<string> }> } | null, readonly leaks: ReadonlyArray<{ readonly unitId: string, readonly category: Category | null, readonly excerpt: string, readonly words: ReadonlyArray<string>, readonly blocked: boolean }> } };

export type StepTaskMutationVariables = Exact<{
  input: StepTaskInput;
}>;


export type StepTaskMutation = { readonly stepTask: { readonly id: string, readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly number: number | null, readonly title: string, readonly detail: string, readonly proofWanted: string, readonly dueOn: string, readonly daysLeft: number, readonly state: string, readonly outcome: string | null, readonly overdue: boolean, readonly open: boolean, readonly issuedAt: string, readonly personName: string | null, readonly confirmed: string | null, readonly mine: boolean, readonly checks: boolean, readonly owner: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly checker: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly issuedBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly displayName: string }>, readonly source: { readonly unitId: string, readonly conferenceId: string | null } | null, readonly steps: ReadonlyArray<{ readonly id: string, readonly state: string, readonly at: string, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }> }>, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }>, readonly next: ReadonlyArray<{ readonly state: string, readonly needs: ReadonlyArray<string> }> } };

export type NameTaskPersonMutationVariables = Exact<{
  taskId: string;
  userId?: string | null | undefined;
}>;


export type NameTaskPersonMutation = { readonly nameTaskPerson: { readonly id: string, readonly caseId: string, readonly familyName: string, readonly fileMark: string, readonly number: number | null, readonly title: string, readonly detail: string, readonly proofWanted: string, readonly dueOn: string, readonly daysLeft: number, readonly state: string, readonly outcome: string | null, readonly overdue: boolean, readonly open: boolean, readonly issuedAt: string, readonly personName: string | null, readonly confirmed: string | null, readonly mine: boolean, readonly checks: boolean, readonly owner: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }, readonly checker: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly issuedBy: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly people: ReadonlyArray<{ readonly id: string, readonly displayName: string }>, readonly source: { readonly unitId: string, readonly conferenceId: string | null } | null, readonly steps: ReadonlyArray<{ readonly id: string, readonly state: string, readonly at: string, readonly words: string | null, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }> }>, readonly files: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string, readonly size: number, readonly addedAt: string, readonly mayRemove: boolean, readonly party: { readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string } | null }>, readonly next: ReadonlyArray<{ readonly state: string, readonly needs: ReadonlyArray<string> }> } };

export type CalendarFeedQueryVariables = Exact<{ [key: string]: never; }>;


export type CalendarFeedQuery = { readonly calendarFeed: { readonly since: string | null, readonly token: string | null } };

export type MakeCalendarFeedMutationVariables = Exact<{ [key: string]: never; }>;


export type MakeCalendarFeedMutation = { readonly makeCalendarFeed: { readonly since: string | null, readonly token: string | null } };

export type EndCalendarFeedMutationVariables = Exact<{ [key: string]: never; }>;


export type EndCalendarFeedMutation = { readonly endCalendarFeed: { readonly since: string | null, readonly token: string | null } };

export type ConferenceMeasuresQueryVariables = Exact<{
  caseId: string;
}>;


export type ConferenceMeasuresQuery = { readonly plan: { readonly caseId: string, readonly reviewOn: string | null, readonly items: ReadonlyArray<{ readonly unitId: string, readonly kind: string, readonly number: number | null, readonly until: string | null, readonly progress: string, readonly progressNote: string, readonly unit: { readonly id: string, readonly text: string, readonly state: UnitState }, readonly responsible: ReadonlyArray<{ readonly partyId: string, readonly type: PartyType, readonly letter: string, readonly label: string }> }> } };

export type ViewerPartsFragment = { readonly userId: string, readonly displayName: string, readonly locale: Locale, readonly membershipId: string, readonly role: string, readonly demo: boolean, readonly mode: string, readonly agency: { readonly id: string, readonly type: string, readonly name: string, readonly shortName: string } | null, readonly memberships: ReadonlyArray<{ readonly id: string, readonly role: string, readonly profession: string, readonly agency: { readonly id: string, readonly type: string, readonly name: string, readonly shortName: string } | null }> };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly userId: string, readonly displayName: string, readonly locale: Locale, readonly membershipId: string, readonly role: string, readonly demo: boolean, readonly mode: string, readonly agency: { readonly id: string, readonly type: string, readonly name: string, readonly shortName: string } | null, readonly memberships: ReadonlyArray<{ readonly id: string, readonly role: string, readonly profession: string, readonly agency: { readonly id: string, readonly type: string, readonly name: string, readonly shortName: string } | null }> } | null };

export type ActForMutationVariables = Exact<{
  membershipId: string;
}>;


export type ActForMutation = { readonly actFor: { readonly membershipId: string } };

export type SetLocaleMutationVariables = Exact<{
  locale: Locale;
}>;


export type SetLocaleMutation = { readonly setLocale: { readonly locale: Locale } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { readonly signOut: boolean };

export type SocketTicketMutationVariables = Exact<{ [key: string]: never; }>;


export type SocketTicketMutation = { readonly socketTicket: string };

export * from './cases.gen.js';

export * from './conference.gen.js';

export * from './copies.gen.js';

export * from './desk.gen.js';

export * from './emergencies.gen.js';

export * from './files.gen.js';

export * from './history.gen.js';

export * from './means.gen.js';

export * from './minutes.gen.js';

export * from './notices.gen.js';

export * from './plan.gen.js';

export * from './register.gen.js';

export * from './search.gen.js';

export * from './sessions.gen.js';

export * from './sharing.gen.js';

export * from './sign-in.gen.js';

export * from './signoff.gen.js';

export * from './talk.gen.js';

export * from './tasks.gen.js';

export * from './lib.gen.js';

export * from './realtime.gen.js';
