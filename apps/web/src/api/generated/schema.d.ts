// Generated from the server's OpenAPI document by scripts/generate-api.mjs: change the server, not this file.

/** What requests and answers hold, by the names of the document. */
export interface Schemas {
  Activity: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Kind */
    kind: 'call' | 'visit' | 'meeting' | 'email' | 'letter' | 'sms' | 'task' | 'note';
    /** Subject */
    subject: string;
    /** Due */
    dueAt: string | null;
    /** All day */
    allDay: boolean;
    /** Duration (minutes) */
    durationMinutes: number | null;
    /** State */
    state: 'planned' | 'done' | 'cancelled';
    /** Done at */
    doneAt: string | null;
    /** Outcome */
    outcome: 'reached' | 'no-answer' | 'message-left' | 'done' | 'postponed' | 'refused' | null;
    /** Direction */
    direction: 'out' | 'in';
    /** Place */
    place: string | null;
    /** Notes */
    notes: string | null;
    /** Owner */
    ownerId: string | null;
    /** Company */
    companyId: string | null;
    /** Contact */
    contactId: string | null;
    /** Opportunity */
    opportunityId: string | null;
    /** Lead */
    leadId: string | null;
    /** Reminder (minutes before) */
    reminderMinutes: number | null;
    /** Reminded at */
    remindedAt: string | null;
    /** Repeats */
    repeats: 'none' | 'daily' | 'weekly' | 'monthly' | 'yearly';
    /** Every (days, weeks, months, years) */
    repeatEvery: number;
    /** Repeat until */
    repeatUntil: string | null;
    /** Series */
    seriesId: string | null;
    /** Start of the series */
    seriesStart: string | null;
    /** External id */
    externalId: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  ActivityCancellationInput: {
    /** End the series too */
    endSeries?: boolean;
  };
  ActivityCompletionInput: {
    /** Outcome */
    outcome?: 'reached' | 'no-answer' | 'message-left' | 'done' | 'postponed' | 'refused' | null;
    /** Notes */
    notes?: string | null;
    /** Done at (now otherwise) */
    doneAt?: string | null;
    /** What is to be done next */
    next?: Schemas['NextActivityInput'];
  };
  ActivityInput: {
    /** Kind */
    kind: 'call' | 'visit' | 'meeting' | 'email' | 'letter' | 'sms' | 'task' | 'note';
    /** Subject */
    subject: string;
    /** Due */
    dueAt?: string | null;
    /** All day */
    allDay?: boolean;
    /** Duration (minutes) */
    durationMinutes?: number | null;
    /** Direction */
    direction?: 'out' | 'in';
    /** Place */
    place?: string | null;
    /** Notes */
    notes?: string | null;
    /** Owner */
    ownerId?: string | null;
    /** Company */
    companyId?: string | null;
    /** Contact */
    contactId?: string | null;
    /** Opportunity */
    opportunityId?: string | null;
    /** Lead */
    leadId?: string | null;
    /** Reminder (minutes before) */
    reminderMinutes?: number | null;
    /** Repeats */
    repeats?: 'none' | 'daily' | 'weekly' | 'monthly' | 'yearly';
    /** Every (days, weeks, months, years) */
    repeatEvery?: number;
    /** Repeat until */
    repeatUntil?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
    /** Done at */
    doneAt?: string | null;
    /** Outcome */
    outcome?: 'reached' | 'no-answer' | 'message-left' | 'done' | 'postponed' | 'refused' | null;
  };
  ActivityInputPatch: {
    /** Kind */
    kind?: 'call' | 'visit' | 'meeting' | 'email' | 'letter' | 'sms' | 'task' | 'note';
    /** Subject */
    subject?: string;
    /** Due */
    dueAt?: string | null;
    /** All day */
    allDay?: boolean;
    /** Duration (minutes) */
    durationMinutes?: number | null;
    /** Direction */
    direction?: 'out' | 'in';
    /** Place */
    place?: string | null;
    /** Notes */
    notes?: string | null;
    /** Owner */
    ownerId?: string | null;
    /** Company */
    companyId?: string | null;
    /** Contact */
    contactId?: string | null;
    /** Opportunity */
    opportunityId?: string | null;
    /** Lead */
    leadId?: string | null;
    /** Reminder (minutes before) */
    reminderMinutes?: number | null;
    /** Repeats */
    repeats?: 'none' | 'daily' | 'weekly' | 'monthly' | 'yearly';
    /** Every (days, weeks, months, years) */
    repeatEvery?: number;
    /** Repeat until */
    repeatUntil?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
    /** Done at */
    doneAt?: string | null;
    /** Outcome */
    outcome?: 'reached' | 'no-answer' | 'message-left' | 'done' | 'postponed' | 'refused' | null;
  };
  ActivityInvitationAnswer: {
    /** Whether anybody was ever invited */
    exists: boolean;
    cancelled: boolean;
    sequence: number;
    organizer: string | null;
    invitees: ReadonlyArray<Schemas['InviteeAnswer']>;
  };
  ActivityInvitationInput: {
    invitees: ReadonlyArray<Schemas['ActivityInviteeInput']>;
  };
  ActivityInviteeInput: {
    /** Name */
    name?: string;
    /** E-mail address */
    address: string;
    /** Contact */
    contactId?: string | null;
  };
  ActivityPage: {
    items: ReadonlyArray<Schemas['Activity']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  ActorAnswer: {
    kind: 'user' | 'system';
    id: string | null;
    /** Null where no name is known */
    name: string | null;
  };
  AddressPart: {
    /** Kind */
    label?: 'work' | 'home' | 'mobile' | 'billing' | 'site' | 'other';
    /** Street */
    line1?: string | null;
    /** Second line */
    line2?: string | null;
    /** Postal code */
    postalCode?: string | null;
    /** City */
    city?: string | null;
    /** State or region */
    region?: string | null;
    /** Country (ISO 3166-1 code) */
    country?: string | null;
  };
  AffiliatedCompanies: {
    items: ReadonlyArray<Schemas['AffiliatedCompany']>;
  };
  AffiliatedCompany: {
    affiliationId: string;
    role:
      | 'decision-maker'
      | 'owner'
      | 'buyer'
      | 'accounts-payable'
      | 'site-manager'
      | 'sales'
      | 'tenant'
      | 'other';
    title: string | null;
    startedOn: string | null;
    endedOn: string | null;
    id: string;
    name: string;
    kind: string;
    city: string | null;
  };
  AffiliatedContact: {
    affiliationId: string;
    role:
      | 'decision-maker'
      | 'owner'
      | 'buyer'
      | 'accounts-payable'
      | 'site-manager'
      | 'sales'
      | 'tenant'
      | 'other';
    title: string | null;
    startedOn: string | null;
    endedOn: string | null;
    id: string;
    civility: string | null;
    firstName: string;
    lastName: string;
    jobTitle: string | null;
    email: string | null;
    phone: string | null;
  };
  AffiliatedContacts: {
    items: ReadonlyArray<Schemas['AffiliatedContact']>;
  };
  Affiliation: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Contact */
    contactId: string;
    /** Company */
    companyId: string;
    /** Role */
    role:
      | 'decision-maker'
      | 'owner'
      | 'buyer'
      | 'accounts-payable'
      | 'site-manager'
      | 'sales'
      | 'tenant'
      | 'other';
    /** Title */
    title: string | null;
    /** Start */
    startedOn: string | null;
    /** End */
    endedOn: string | null;
  };
  AffiliationInput: {
    /** Contact */
    contactId: string;
    /** Company */
    companyId: string;
    /** Role */
    role?:
      | 'decision-maker'
      | 'owner'
      | 'buyer'
      | 'accounts-payable'
      | 'site-manager'
      | 'sales'
      | 'tenant'
      | 'other';
    /** Title */
    title?: string | null;
    /** Start */
    startedOn?: string | null;
    /** End */
    endedOn?: string | null;
  };
  AffiliationInputPatch: {
    /** Contact */
    contactId?: string;
    /** Company */
    companyId?: string;
    /** Role */
    role?:
      | 'decision-maker'
      | 'owner'
      | 'buyer'
      | 'accounts-payable'
      | 'site-manager'
      | 'sales'
      | 'tenant'
      | 'other';
    /** Title */
    title?: string | null;
    /** Start */
    startedOn?: string | null;
    /** End */
    endedOn?: string | null;
  };
  AffiliationPage: {
    items: ReadonlyArray<Schemas['Affiliation']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  ArchivedPerson: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Name */
    title: string;
    /** Contact */
    contactId: string | null;
    /** Lead */
    leadId: string | null;
    /** Reason */
    reason: string;
    /** Archived until */
    keptUntil: string;
  };
  ArchivedPersonAnswer: {
    id: string;
    /** Version */
    version?: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy?: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy?: string | null;
    /** Name */
    title: string;
    /** Contact */
    contactId?: string | null;
    /** Lead */
    leadId?: string | null;
    /** Reason */
    reason: string;
    /** Archived until */
    keptUntil: string;
    /** Record, companies, activities, e-mails and comments, as they were */
    content: Record<string, unknown>;
  };
  ArchivedPersonPage: {
    items: ReadonlyArray<Schemas['ArchivedPerson']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  Assignment: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Employee */
    employeeId: string;
    /** Department */
    departmentId: string;
    /** Job title */
    jobTitle: string | null;
    /** Start */
    startedOn: string;
    /** End */
    endedOn: string | null;
  };
  AssignmentInput: {
    /** Employee */
    employeeId: string;
    /** Department */
    departmentId: string;
    /** Job title */
    jobTitle?: string | null;
    /** Start */
    startedOn: string;
    /** End */
    endedOn?: string | null;
  };
  AssignmentInputPatch: {
    /** Employee */
    employeeId?: string;
    /** Department */
    departmentId?: string;
    /** Job title */
    jobTitle?: string | null;
    /** Start */
    startedOn?: string;
    /** End */
    endedOn?: string | null;
  };
  AssignmentPage: {
    items: ReadonlyArray<Schemas['Assignment']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  AttachmentAnswer: {
    id: string;
    version: number;
    /** Kind of the record */
    resource: string;
    recordId: string;
    name: string;
    mediaType: string;
    /** Bytes */
    size: number;
    /** SHA-256 of the content, in hexadecimal */
    sha256: string;
    /** May be shown inside the page: `?inline` is honoured */
    inline: boolean;
    createdAt: string;
    author: Schemas['ActorAnswer'];
    updatedAt: string;
  };
  AttachmentPatch: {
    /** Name */
    name: string;
  };
  AttachmentsAnswer: {
    items: ReadonlyArray<Schemas['AttachmentAnswer']>;
  };
  AuditEventAnswer: {
    n: number;
    at: string;
    action: string;
    actorId: string | null;
    actorLabel: string;
    object: string | null;
    details: Record<string, unknown>;
    address: string | null;
  };
  AuditEventsAnswer: {
    items: ReadonlyArray<Schemas['AuditEventAnswer']>;
    /** Give it as `before` for the next page */
    before: number | null;
  };
  AuditVerificationAnswer: {
    intact: boolean;
    /** Entries that follow from each other */
    entries: number;
    /** First entry that does not */
    firstBroken: number | null;
    /** Hash of the last good entry */
    head: string;
  };
  BackupAlertAnswer: {
    id: string;
    kind:
      | 'copy-old'
      | 'slot-failed'
      | 'slot-missed'
      | 'copy-damaged'
      | 'proof-old'
      | 'proof-failed'
      | 'site-behind'
      | 'disk-low'
      | 'clock-odd';
    openedAt: string;
    /** When it was well again; null while it lasts */
    closedAt: string | null;
  };
  BackupRunAnswer: {
    id: string;
    kind: 'full' | 'incremental';
    reason: 'manual' | 'scheduled' | 'before-restore' | 'after-restore' | 'before-migration';
    /** null for copies around restores and migrations */
    slot: 'midday' | 'evening' | 'manual' | null;
    /** A copy counts once it is verified: read back whole and compared with its digests */
    state: 'running' | 'written' | 'verified' | 'failed' | 'expired';
    /** The instance's day that the copy is of */
    businessDate: string;
    startedAt: string;
    endedAt: string | null;
    /** It began more than half an hour after its slot */
    late: boolean;
    /** Tables copied so far */
    tablesDone: number | null;
    tablesTotal: number | null;
    /** Kept until then, whatever comes */
    pinnedUntil: string | null;
    /** Milliseconds */
    durationMs: number | null;
    tables: number | null;
    rows: number | null;
    /** Size on disk, in bytes */
    bytes: number | null;
    /** SHA-256 of the manifest, which holds all others */
    manifestSha256: string | null;
    /** When it was last found intact; null for one that was found damaged since */
    verifiedAt: string | null;
    /** When every row and reference of it was last found whole */
    contentsProvenAt: string | null;
    /** When it last came back on another server */
    restoreProvenAt: string | null;
    /** The PostgreSQL of that server */
    restoreProvenOn: string | null;
    /** Since when it lies on a second site too; null without one */
    secondSiteAt: string | null;
  };
  BackupRunAnswerPage: {
    items: ReadonlyArray<Schemas['BackupRunAnswer']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  BackupRunDetailAnswer: {
    id: string;
    kind: 'full' | 'incremental';
    reason: 'manual' | 'scheduled' | 'before-restore' | 'after-restore' | 'before-migration';
    /** null for copies around restores and migrations */
    slot: 'midday' | 'evening' | 'manual' | null;
    /** A copy counts once it is verified: read back whole and compared with its digests */
    state: 'running' | 'written' | 'verified' | 'failed' | 'expired';
    /** The instance's day that the copy is of */
    businessDate: string;
    startedAt: string;
    endedAt: string | null;
    /** It began more than half an hour after its slot */
    late: boolean;
    /** Tables copied so far */
    tablesDone: number | null;
    tablesTotal: number | null;
    /** Kept until then, whatever comes */
    pinnedUntil: string | null;
    /** Milliseconds */
    durationMs: number | null;
    tables: number | null;
    rows: number | null;
    /** Size on disk, in bytes */
    bytes: number | null;
    /** SHA-256 of the manifest, which holds all others */
    manifestSha256: string | null;
    /** When it was last found intact; null for one that was found damaged since */
    verifiedAt: string | null;
    /** When every row and reference of it was last found whole */
    contentsProvenAt: string | null;
    /** When it last came back on another server */
    restoreProvenAt: string | null;
    /** The PostgreSQL of that server */
    restoreProvenOn: string | null;
    /** Since when it lies on a second site too; null without one */
    secondSiteAt: string | null;
    /** The newest twenty, newest first */
    verifications: ReadonlyArray<Schemas['VerificationAnswer']>;
  };
  BackupStatusAnswer: {
    lastFullAt: string | null;
    /** Bytes */
    lastFullBytes: number | null;
    midday: Schemas['SlotOutcomeAnswer'] | null;
    evening: Schemas['SlotOutcomeAnswer'] | null;
    running: Schemas['RunningCopyAnswer'] | null;
    /** Copies that are kept */
    kept: number;
    /** Bytes */
    keptBytes: number;
    /** The oldest day that can be brought back */
    oldestKept: string | null;
    /** When a copy was last brought back on another server, with equal digests */
    provenAt: string | null;
    /** The PostgreSQL of that server */
    provenOn: string | null;
    /** When every row and reference was last found whole */
    contentsProvenAt: string | null;
    /** null without a second site */
    secondSite: Schemas['TenantSecondSiteAnswer'] | null;
    /** One of each kind; none where the schedule is off */
    next: ReadonlyArray<Schemas['NextSlotAnswer']>;
    /** The last six working days of the company, the newest first */
    days: ReadonlyArray<Schemas['SlotDayAnswer']>;
    /** Open ones first, and those that ended within a week */
    alerts: ReadonlyArray<Schemas['BackupAlertAnswer']>;
  };
  BackupsOverviewAnswer: {
    items: ReadonlyArray<Schemas['InstanceBackupsAnswer']>;
    alerts: ReadonlyArray<Schemas['OperatorAlertAnswer']>;
    /** Bytes left on the disk of the copies */
    freeBytes: number;
    /** Bytes that must be left for the next evening */
    neededBytes: number;
    isDiskLow: boolean;
    /** The address of the second site; null without one */
    secondSite: string | null;
  };
  BoardColumn: {
    stage: Schemas['StageSummary'];
    count: number;
    amount: string;
    weightedAmount: string;
    items: ReadonlyArray<Schemas['OpportunityCard']>;
  };
  BrandingAnswer: {
    name: string;
    /** `#rrggbb` */
    accentColour: string | null;
    language: 'fr' | 'en';
    /** Changes with the logo; null: none */
    logoVersion: string | null;
    /** The operators' console, not a company */
    console: boolean;
  };
  CalendarEntryAnswer: {
    /** Place in the file */
    place: number;
    uid: string | null;
    title: string;
    startsAt: string | null;
    outcome: 'created' | 'updated' | 'unchanged' | 'refused';
    /** Why it was refused */
    reason: string | null;
    activityId: string | null;
  };
  CalendarFeedAddress: {
    /** Shown this once */
    url: string;
  };
  CalendarFeedState: {
    active: boolean;
    createdAt: string | null;
  };
  CalendarImportAnswer: {
    read: number;
    created: number;
    updated: number;
    unchanged: number;
    refused: number;
    id: string;
    fileName: string;
    createdAt: string;
    undoneAt: string | null;
    /** Activities taken back */
    undone: number | null;
    /** Activities that stayed: somebody had changed them since */
    kept: number | null;
    /** The first 200, one for each activity */
    entries: ReadonlyArray<Schemas['CalendarEntryAnswer']>;
  };
  CalendarImportSummary: {
    read: number;
    created: number;
    updated: number;
    unchanged: number;
    refused: number;
    id: string;
    fileName: string;
    createdAt: string;
    undoneAt: string | null;
    /** Activities taken back */
    undone: number | null;
    /** Activities that stayed: somebody had changed them since */
    kept: number | null;
  };
  CalendarImportsAnswer: {
    items: ReadonlyArray<Schemas['CalendarImportSummary']>;
  };
  CalendarPreviewAnswer: {
    read: number;
    created: number;
    updated: number;
    unchanged: number;
    refused: number;
    /** The first 200 */
    entries: ReadonlyArray<Schemas['CalendarPreviewEntry']>;
  };
  CalendarPreviewEntry: {
    /** Place in the file */
    place: number;
    uid: string | null;
    title: string;
    startsAt: string | null;
    outcome: 'created' | 'updated' | 'unchanged' | 'refused';
    /** Why it was refused */
    reason: string | null;
    activityId: string | null;
    /** How many activities it becomes: a series is laid out */
    activities: number;
  };
  Campaign: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Name */
    name: string;
    /** Segment */
    segmentId: string | null;
    /** Subject */
    subject: string | null;
    /** Preview text */
    preheader: string | null;
    /** Message */
    body: string | null;
    /** Replies to */
    replyTo: string | null;
    /** Regulated theme */
    theme: 'energy-renovation' | null;
    /** Mails a minute */
    ratePerMinute: number;
    /** Count openings */
    trackOpens: boolean;
    /** State */
    state: 'draft' | 'tested' | 'scheduled' | 'sending' | 'paused' | 'done' | 'stopped';
    /** Scheduled at */
    scheduledAt: string | null;
    /** Started at */
    startedAt: string | null;
    /** Ended at */
    endedAt: string | null;
    /** Held up because */
    trouble: string | null;
    /** Recipients */
    recipientCount: number;
    /** Sent */
    sentCount: number;
    /** Pending */
    pendingCount: number;
    /** Skipped */
    skippedCount: number;
    /** Bounced */
    bouncedCount: number;
    /** Unsubscribed */
    unsubscribedCount: number;
    /** Complaints */
    complainedCount: number;
    /** Unknown */
    unknownCount: number;
    /** Opened */
    openedCount: number;
    /** Owner */
    ownerId: string | null;
  };
  CampaignBounce: {
    /** Name of the file */
    file: string;
    outcome:
      | 'bounced'
      | 'temporary'
      | 'complained'
      | 'delivered'
      | 'known'
      | 'unclear'
      | 'unrecognised'
      | 'unreadable';
    campaignId: string | null;
    address: string | null;
    /** What the server said */
    detail: string;
  };
  CampaignBounces: {
    items: ReadonlyArray<Schemas['CampaignBounce']>;
  };
  CampaignForecast: {
    /** Contacts of the segment */
    total: number;
    /** Who would receive the mail */
    reached: number;
    /** Who would not, and why */
    refused: ReadonlyArray<Schemas['CampaignReasonCount']>;
    /** Some who would, by name */
    samples: ReadonlyArray<Schemas['CampaignSample']>;
  };
  CampaignInput: {
    /** Name */
    name: string;
    /** Segment */
    segmentId?: string | null;
    /** Subject */
    subject?: string | null;
    /** Preview text */
    preheader?: string | null;
    /** Message */
    body?: string | null;
    /** Replies to */
    replyTo?: string | null;
    /** Regulated theme */
    theme?: 'energy-renovation' | null;
    /** Mails a minute */
    ratePerMinute?: number;
    /** Count openings */
    trackOpens?: boolean;
    /** Owner */
    ownerId?: string | null;
  };
  CampaignInputPatch: {
    /** Name */
    name?: string;
    /** Segment */
    segmentId?: string | null;
    /** Subject */
    subject?: string | null;
    /** Preview text */
    preheader?: string | null;
    /** Message */
    body?: string | null;
    /** Replies to */
    replyTo?: string | null;
    /** Regulated theme */
    theme?: 'energy-renovation' | null;
    /** Mails a minute */
    ratePerMinute?: number;
    /** Count openings */
    trackOpens?: boolean;
    /** Owner */
    ownerId?: string | null;
  };
  CampaignMessageError: {
    field: string;
    code: string;
    /** In the reader’s language */
    message: string;
  };
  CampaignPage: {
    items: ReadonlyArray<Schemas['Campaign']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  CampaignPreviewAnswer: {
    subject: string;
    preheader: string;
    /** The whole mail */
    html: string;
    /** The same as plain text */
    text: string;
    errors: ReadonlyArray<Schemas['CampaignMessageError']>;
  };
  CampaignPreviewInput: {
    /** Subject */
    subject?: string | null;
    /** Preview text */
    preheader?: string | null;
    /** Message */
    body?: string | null;
    /** Contact */
    contactId?: string | null;
  };
  CampaignReasonCount: {
    reason: string;
    count: number;
  };
  CampaignRecipient: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Campaign */
    campaignId: string;
    /** Contact */
    contactId: string;
    /** Address */
    address: string | null;
    /** State */
    state: 'pending' | 'sending' | 'sent' | 'skipped' | 'bounced' | 'unsubscribed' | 'complained' | 'unknown';
    /** Reason */
    reason: string | null;
    /** Server’s answer */
    detail: string | null;
    /** Sent at */
    sentAt: string | null;
    /** Opened at */
    openedAt: string | null;
    /** Attempts */
    attempts: number;
    /** Message-ID */
    messageId: string | null;
  };
  CampaignRecipientPage: {
    items: ReadonlyArray<Schemas['CampaignRecipient']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  CampaignReport: {
    counts: ReadonlyArray<Schemas['CampaignStateCount']>;
  };
  CampaignSample: {
    contactId: string;
    name: string;
    address: string;
  };
  CampaignScheduleInput: {
    /** Send at */
    scheduledAt?: string | null;
  };
  CampaignSettings: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Allow openings to be counted */
    openTracking: boolean;
    /** Mails a minute, over all campaigns */
    ratePerMinute: number;
  };
  CampaignSettingsPatch: {
    /** Allow openings to be counted */
    openTracking?: boolean;
    /** Mails a minute, over all campaigns */
    ratePerMinute?: number;
  };
  CampaignStateCount: {
    state: string;
    reason: string | null;
    count: number;
  };
  CampaignTestInput: {
    /** Contact */
    contactId?: string | null;
  };
  ChangeEvent: {
    /** Kind of record */
    resource: string;
    /** null: some records of this kind changed; read them again */
    id: string | null;
    action: 'created' | 'updated' | 'deleted' | null;
    /** The version made, or the one removed */
    version: number | null;
    /** The user who wrote; null for the platform itself */
    actorId: string | null;
  };
  ChannelConsentAnswer: {
    channel: 'email' | 'sms' | 'phone' | 'letter';
    /** From the last word */
    state: 'given' | 'refused' | 'unconfirmed' | 'none';
    /** An address of the contact is on the list of refused ones */
    listed: boolean;
    /** Null: may be addressed */
    refusal:
      | 'opted-out'
      | 'no-consent'
      | 'unconfirmed'
      | 'suppressed'
      | 'bounced'
      | 'no-address'
      | 'not-informed'
      | 'banned-theme'
      | null;
    /** The event that the state comes from */
    eventId: string | null;
  };
  ClientRequest: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Subject */
    name: string;
    /** Kind of request */
    kind: 'web-form' | 'connector';
    /** State */
    state: 'recorded' | 'revoked';
    /** Signed on */
    signedOn: string;
    /** Signatory */
    signatoryName: string;
    /** Function of the signatory */
    signatoryFunction: string;
    /** Reference of the signed document */
    documentReference: string | null;
    /** Kind of record */
    resource: string;
    /** Fields */
    fields: ReadonlyArray<Schemas['RequestedFieldPart']>;
    /** Purpose */
    purpose: string;
    /** Recipient */
    recipient: string;
    /** Country of the recipient */
    country: string;
    /** Responsibility accepted by the client */
    responsibilityAccepted: boolean;
    /** Signed document */
    documentId: string | null;
    /** In use since */
    usedAt: string | null;
    /** Revoked at */
    revokedAt: string | null;
    /** Reason of the revocation */
    revocationReason: string | null;
  };
  ClientRequestInput: {
    /** Subject */
    name: string;
    /** Kind of request */
    kind: 'web-form' | 'connector';
    /** Signed on */
    signedOn: string;
    /** Signatory */
    signatoryName: string;
    /** Function of the signatory */
    signatoryFunction: string;
    /** Reference of the signed document */
    documentReference?: string | null;
    /** Kind of record */
    resource: string;
    /** Fields */
    fields: ReadonlyArray<Schemas['RequestedFieldPart']>;
    /** Purpose */
    purpose: string;
    /** Recipient */
    recipient: string;
    /** Country of the recipient */
    country?: string;
    /** Responsibility accepted by the client */
    responsibilityAccepted: boolean;
  };
  ClientRequestInputPatch: {
    /** Subject */
    name?: string;
    /** Kind of request */
    kind?: 'web-form' | 'connector';
    /** Signed on */
    signedOn?: string;
    /** Signatory */
    signatoryName?: string;
    /** Function of the signatory */
    signatoryFunction?: string;
    /** Reference of the signed document */
    documentReference?: string | null;
    /** Kind of record */
    resource?: string;
    /** Fields */
    fields?: ReadonlyArray<Schemas['RequestedFieldPart']>;
    /** Purpose */
    purpose?: string;
    /** Recipient */
    recipient?: string;
    /** Country of the recipient */
    country?: string;
    /** Responsibility accepted by the client */
    responsibilityAccepted?: boolean;
  };
  ClientRequestPage: {
    items: ReadonlyArray<Schemas['ClientRequest']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  ClientRequestRevocationInput: {
    /** Reason */
    reason: string;
  };
  CodeInput: {
    /** Code of the authenticator app */
    code: string;
  };
  Colleague: {
    id: string;
    firstName: string;
    lastName: string;
  };
  ColleaguesAnswer: {
    items: ReadonlyArray<Schemas['Colleague']>;
  };
  ColumnInput: {
    /** Name of a column of the file */
    column: string;
    /** Name of a field of the target */
    field: string;
    /** Absent: what suits the field (dates and numbers as the file writes them, usual words) */
    transform?: Schemas['TransformInput'];
    /** A value that is refused: the whole row is, or the value is left out with a warning */
    onInvalid?: 'reject' | 'drop';
  };
  CommentAnswer: {
    id: string;
    version: number;
    /** Kind of the record */
    resource: string;
    recordId: string;
    /** Plain text; never to be read as HTML */
    text: string;
    mentions: ReadonlyArray<Schemas['MentionAnswer']>;
    author: Schemas['ActorAnswer'];
    createdAt: string;
    /** Later than createdAt: the text was changed */
    updatedAt: string;
  };
  CommentAnswerPage: {
    items: ReadonlyArray<Schemas['CommentAnswer']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  CommentInput: {
    /** Kind of record */
    resource: string;
    /** Record */
    recordId: string;
    /** Comment, in plain text */
    text: string;
    /** Ids of colleagues whom the text addresses */
    mentions?: ReadonlyArray<string>;
  };
  Company: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Name */
    name: string;
    /** Trade name */
    tradeName: string | null;
    /** Kind */
    kind:
      | 'prospect'
      | 'customer'
      | 'supplier'
      | 'subcontractor'
      | 'partner'
      | 'principal-contractor'
      | 'condominium'
      | 'public-body'
      | 'household';
    /** SIREN */
    siren: string | null;
    /** SIRET */
    siret: string | null;
    /** VAT number */
    vatNumber: string | null;
    /** NAF code */
    nafCode: string | null;
    /** E-mail */
    email: string | null;
    /** Phone */
    phone: string | null;
    /** Website */
    website: string | null;
    /** Addresses */
    addresses: ReadonlyArray<Schemas['AddressPart']>;
    /** Owner */
    ownerId: string | null;
    /** Source */
    source: string | null;
    /** Tags */
    tagIds: ReadonlyArray<string>;
    /** Notes */
    notes: string | null;
    /** External id */
    externalId: string | null;
    /** City */
    city: string | null;
    /** Postal code */
    postalCode: string | null;
    /** Last contact */
    lastContactAt: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  CompanyInput: {
    /** Name */
    name: string;
    /** Trade name */
    tradeName?: string | null;
    /** Kind */
    kind?:
      | 'prospect'
      | 'customer'
      | 'supplier'
      | 'subcontractor'
      | 'partner'
      | 'principal-contractor'
      | 'condominium'
      | 'public-body'
      | 'household';
    /** SIREN */
    siren?: string | null;
    /** SIRET */
    siret?: string | null;
    /** VAT number */
    vatNumber?: string | null;
    /** NAF code */
    nafCode?: string | null;
    /** E-mail */
    email?: string | null;
    /** Phone */
    phone?: string | null;
    /** Website */
    website?: string | null;
    /** Addresses */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Owner */
    ownerId?: string | null;
    /** Source */
    source?: string | null;
    /** Tags */
    tagIds?: ReadonlyArray<string>;
    /** Notes */
    notes?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  CompanyInputPatch: {
    /** Name */
    name?: string;
    /** Trade name */
    tradeName?: string | null;
    /** Kind */
    kind?:
      | 'prospect'
      | 'customer'
      | 'supplier'
      | 'subcontractor'
      | 'partner'
      | 'principal-contractor'
      | 'condominium'
      | 'public-body'
      | 'household';
    /** SIREN */
    siren?: string | null;
    /** SIRET */
    siret?: string | null;
    /** VAT number */
    vatNumber?: string | null;
    /** NAF code */
    nafCode?: string | null;
    /** E-mail */
    email?: string | null;
    /** Phone */
    phone?: string | null;
    /** Website */
    website?: string | null;
    /** Addresses */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Owner */
    ownerId?: string | null;
    /** Source */
    source?: string | null;
    /** Tags */
    tagIds?: ReadonlyArray<string>;
    /** Notes */
    notes?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  CompanyPage: {
    items: ReadonlyArray<Schemas['Company']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  CompanyProfileAnswer: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Legal name */
    legalName: string;
    /** Trade name */
    tradeName: string | null;
    /** Legal form */
    legalForm:
      | 'ei'
      | 'eurl'
      | 'sarl'
      | 'sasu'
      | 'sas'
      | 'sa'
      | 'snc'
      | 'scs'
      | 'sca'
      | 'sci'
      | 'sccv'
      | 'scm'
      | 'scop'
      | 'scic'
      | 'selarl'
      | 'selas'
      | 'gie'
      | 'association'
      | 'foreign'
      | null;
    /** Sole trader (EI) */
    soleTrader: boolean;
    /** Share capital */
    shareCapital: string | null;
    /** Currency of the capital (ISO 4217 code) */
    shareCapitalCurrency: string;
    /** SIREN */
    siren: string | null;
    /** SIRET of the head office */
    siret: string | null;
    /** Register */
    register: 'rcs' | 'rne' | 'rm' | null;
    /** City of registration */
    registerCity: string | null;
    /** Registration number */
    registerNumber: string | null;
    /** NAF (APE) code */
    nafCode: string | null;
    /** VAT number */
    vatNumber: string | null;
    /** Exempt from VAT (CGI art. 293 B) */
    vatExempt: boolean;
    /** Addresses, the head office first */
    addresses: ReadonlyArray<Schemas['AddressPart']>;
    /** Phone */
    phone: string | null;
    /** E-mail */
    email: string | null;
    /** Website */
    website: string | null;
    /** Accent colour */
    accentColour: string | null;
    /** Default language */
    language: 'fr' | 'en';
    /** Public holidays */
    holidayZone:
      | 'metropolitan'
      | 'alsace-moselle'
      | 'guadeloupe'
      | 'martinique'
      | 'french-guiana'
      | 'reunion'
      | 'mayotte'
      | 'saint-barthelemy'
      | 'saint-martin'
      | 'saint-pierre-et-miquelon';
    /** Logo */
    logoFileId: string | null;
    /** Time zone of the instance; set by the operator */
    timeZone: string;
    /** Names of the fields without which a legal document would lack a mention of the seller */
    missing: ReadonlyArray<string>;
    /** Changes with the logo; null: none */
    logoVersion: string | null;
  };
  CompanyProfileInputPatch: {
    /** Legal name */
    legalName?: string;
    /** Trade name */
    tradeName?: string | null;
    /** Legal form */
    legalForm?:
      | 'ei'
      | 'eurl'
      | 'sarl'
      | 'sasu'
      | 'sas'
      | 'sa'
      | 'snc'
      | 'scs'
      | 'sca'
      | 'sci'
      | 'sccv'
      | 'scm'
      | 'scop'
      | 'scic'
      | 'selarl'
      | 'selas'
      | 'gie'
      | 'association'
      | 'foreign'
      | null;
    /** Share capital */
    shareCapital?: string | null;
    /** Currency of the capital (ISO 4217 code) */
    shareCapitalCurrency?: string;
    /** SIREN */
    siren?: string | null;
    /** SIRET of the head office */
    siret?: string | null;
    /** Register */
    register?: 'rcs' | 'rne' | 'rm' | null;
    /** City of registration */
    registerCity?: string | null;
    /** Registration number */
    registerNumber?: string | null;
    /** NAF (APE) code */
    nafCode?: string | null;
    /** VAT number */
    vatNumber?: string | null;
    /** Exempt from VAT (CGI art. 293 B) */
    vatExempt?: boolean;
    /** Addresses, the head office first */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Phone */
    phone?: string | null;
    /** E-mail */
    email?: string | null;
    /** Website */
    website?: string | null;
    /** Accent colour */
    accentColour?: string | null;
    /** Default language */
    language?: 'fr' | 'en';
    /** Public holidays */
    holidayZone?:
      | 'metropolitan'
      | 'alsace-moselle'
      | 'guadeloupe'
      | 'martinique'
      | 'french-guiana'
      | 'reunion'
      | 'mayotte'
      | 'saint-barthelemy'
      | 'saint-martin'
      | 'saint-pierre-et-miquelon';
  };
  ComparisonAnswer: {
    /** The record as the copy has it */
    copy: Record<string, unknown>;
    /** The record now; null: it is gone */
    live: Record<string, unknown> | null;
    differences: ReadonlyArray<Schemas['FieldDifferenceAnswer']>;
    /** What is gone under the record and may come back with it */
    dependants: ReadonlyArray<Schemas['DependantsAnswer']>;
    /** Records that it cannot be without, and that are gone */
    needs: ReadonlyArray<Schemas['NeededRecordAnswer']>;
    /** Why the record may not be overwritten */
    frozen: string | null;
    /** Whether the caller may bring it back */
    allowed: boolean;
  };
  ConditionPart: {
    /** About */
    fact: 'contact' | 'company' | 'opportunity' | 'won' | 'activity' | 'consent';
    /** None */
    not?: boolean;
    /** Filters as the list of such records has them; `<field>.in` names a period such as last-30-days */
    where: Record<string, string>;
  };
  ConsentEventAnswer: {
    id: string;
    channel: 'email' | 'sms' | 'phone' | 'letter';
    kind: 'given' | 'confirmed' | 'withdrawn' | 'objected' | 'bounced' | 'complained' | 'informed';
    /** Counts only once the owner of the address has confirmed */
    awaitsConfirmation: boolean;
    basis: 'consent' | 'legitimate-interest' | 'customer' | null;
    wording: string | null;
    source: string;
    campaignId: string | null;
    address: string | null;
    proof: string | null;
    at: string;
    recordedAt: string;
    actorId: string | null;
    actorName: string | null;
  };
  ConsentInput: {
    /** Channel */
    channel: 'email' | 'sms' | 'phone' | 'letter';
    /** Kind */
    kind: 'given' | 'withdrawn' | 'objected' | 'informed';
    /** Legal basis */
    basis?: 'consent' | 'legitimate-interest' | 'customer' | null;
    /** Collected by */
    source: string;
    /** Wording shown */
    wording?: string | null;
    /** Proof */
    proof?: string | null;
    /** Date */
    at?: string | null;
  };
  Contact: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Civility */
    civility: 'mr' | 'mrs' | 'mx' | null;
    /** First name */
    firstName: string;
    /** Last name */
    lastName: string;
    /** Job title */
    jobTitle: string | null;
    /** E-mails */
    emails: ReadonlyArray<Schemas['EmailPart']>;
    /** Phones */
    phones: ReadonlyArray<Schemas['PhonePart']>;
    /** Addresses */
    addresses: ReadonlyArray<Schemas['AddressPart']>;
    /** Language */
    language: 'fr' | 'en' | 'de' | 'es' | 'it' | 'pt' | 'nl' | 'other';
    /** Preferred channel */
    preferredChannel: 'email' | 'phone' | 'sms' | 'letter' | null;
    /** Do not call */
    doNotCall: boolean;
    /** Opted out of e-mails */
    emailOptOut: boolean;
    /** Owner */
    ownerId: string | null;
    /** Source */
    source: string | null;
    /** Tags */
    tagIds: ReadonlyArray<string>;
    /** Notes */
    notes: string | null;
    /** External id */
    externalId: string | null;
    /** Main e-mail */
    email: string | null;
    /** Main phone */
    phone: string | null;
    /** City */
    city: string | null;
    /** Postal code */
    postalCode: string | null;
    /** Last contact */
    lastContactAt: string | null;
    /** Last inbound */
    lastInboundAt: string | null;
    /** Anonymised at */
    anonymisedAt: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  ContactCampaign: {
    campaignId: string;
    name: string;
    subject: string | null;
    state: string;
    reason: string | null;
    at: string;
  };
  ContactCampaigns: {
    /** The newest first, 100 at most */
    items: ReadonlyArray<Schemas['ContactCampaign']>;
  };
  ContactConsentsAnswer: {
    channels: ReadonlyArray<Schemas['ChannelConsentAnswer']>;
    /** The newest first, 200 at most */
    events: ReadonlyArray<Schemas['ConsentEventAnswer']>;
  };
  ContactInput: {
    /** Civility */
    civility?: 'mr' | 'mrs' | 'mx' | null;
    /** First name */
    firstName?: string;
    /** Last name */
    lastName: string;
    /** Job title */
    jobTitle?: string | null;
    /** E-mails */
    emails?: ReadonlyArray<Schemas['EmailPart']>;
    /** Phones */
    phones?: ReadonlyArray<Schemas['PhonePart']>;
    /** Addresses */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Language */
    language?: 'fr' | 'en' | 'de' | 'es' | 'it' | 'pt' | 'nl' | 'other';
    /** Preferred channel */
    preferredChannel?: 'email' | 'phone' | 'sms' | 'letter' | null;
    /** Do not call */
    doNotCall?: boolean;
    /** Opted out of e-mails */
    emailOptOut?: boolean;
    /** Owner */
    ownerId?: string | null;
    /** Source */
    source?: string | null;
    /** Tags */
    tagIds?: ReadonlyArray<string>;
    /** Notes */
    notes?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  ContactInputPatch: {
    /** Civility */
    civility?: 'mr' | 'mrs' | 'mx' | null;
    /** First name */
    firstName?: string;
    /** Last name */
    lastName?: string;
    /** Job title */
    jobTitle?: string | null;
    /** E-mails */
    emails?: ReadonlyArray<Schemas['EmailPart']>;
    /** Phones */
    phones?: ReadonlyArray<Schemas['PhonePart']>;
    /** Addresses */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Language */
    language?: 'fr' | 'en' | 'de' | 'es' | 'it' | 'pt' | 'nl' | 'other';
    /** Preferred channel */
    preferredChannel?: 'email' | 'phone' | 'sms' | 'letter' | null;
    /** Do not call */
    doNotCall?: boolean;
    /** Opted out of e-mails */
    emailOptOut?: boolean;
    /** Owner */
    ownerId?: string | null;
    /** Source */
    source?: string | null;
    /** Tags */
    tagIds?: ReadonlyArray<string>;
    /** Notes */
    notes?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  ContactPage: {
    items: ReadonlyArray<Schemas['Contact']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  ContainedFilesAnswer: {
    count: number;
    bytes: number;
  };
  CustomChoiceAnswer: {
    /** What records hold */
    value: string;
    label: string;
    labelEn: string | null;
    /** Stays where it is, and is not chosen any more */
    retired: boolean;
  };
  CustomChoiceInput: {
    /** Value */
    value?: string | null;
    /** Name */
    label: string;
    /** Name in English */
    labelEn?: string | null;
    /** Retired */
    retired?: boolean | null;
  };
  CustomFieldAnswer: {
    id: string;
    version: number;
    /** Kind of record */
    record: string;
    /** Its name in `custom`; lists sort and filter by `custom.<key>` */
    key: string;
    kind:
      | 'text'
      | 'long-text'
      | 'integer'
      | 'decimal'
      | 'date'
      | 'boolean'
      | 'choice'
      | 'choices'
      | 'url'
      | 'user';
    label: string;
    labelEn: string | null;
    help: string | null;
    /** Of numbers */
    unit: string | null;
    /** Digits after the point, of decimals */
    decimals: number;
    choices: ReadonlyArray<Schemas['CustomChoiceAnswer']>;
    /** Asked of new records; older ones stay as they are */
    required: boolean;
    /** Out of sight, its values kept */
    archived: boolean;
    /** Rank among the fields of its kind of record, from 1 */
    position: number;
  };
  CustomFieldInput: {
    /** Kind of record */
    record: string;
    /** Kind */
    kind:
      | 'text'
      | 'long-text'
      | 'integer'
      | 'decimal'
      | 'date'
      | 'boolean'
      | 'choice'
      | 'choices'
      | 'url'
      | 'user';
    /** Name */
    label: string;
    /** Name in English */
    labelEn?: string | null;
    /** Help */
    help?: string | null;
    /** Unit */
    unit?: string | null;
    /** Decimals */
    decimals?: number | null;
    /** Choices */
    choices?: ReadonlyArray<Schemas['CustomChoiceInput']>;
    /** Required */
    required?: boolean | null;
  };
  CustomFieldOrder: {
    /** Kind of record */
    record: string;
    ids: ReadonlyArray<string>;
  };
  CustomFieldPatch: {
    /** Name */
    label?: string;
    /** Name in English */
    labelEn?: string | null;
    /** Help */
    help?: string | null;
    /** Unit */
    unit?: string | null;
    /** Decimals */
    decimals?: number | null;
    /** Choices */
    choices?: ReadonlyArray<Schemas['CustomChoiceInput']>;
    /** Required */
    required?: boolean | null;
    /** Archived */
    archived?: boolean | null;
  };
  CustomFieldUseAnswer: {
    key: string;
    /** Records that have a value */
    count: number;
  };
  CustomFieldUsesAnswer: {
    items: ReadonlyArray<Schemas['CustomFieldUseAnswer']>;
  };
  CustomFieldsAnswer: {
    items: ReadonlyArray<Schemas['CustomFieldAnswer']>;
  };
  Department: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Name */
    name: string;
    /** Group */
    groupName: string | null;
    /** Parent department */
    parentId: string | null;
    /** External id */
    externalId: string | null;
  };
  DepartmentInput: {
    /** Name */
    name: string;
    /** Group */
    groupName?: string | null;
    /** Parent department */
    parentId?: string | null;
    /** External id */
    externalId?: string | null;
  };
  DepartmentInputPatch: {
    /** Name */
    name?: string;
    /** Group */
    groupName?: string | null;
    /** Parent department */
    parentId?: string | null;
    /** External id */
    externalId?: string | null;
  };
  DepartmentPage: {
    items: ReadonlyArray<Schemas['Department']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  DepartureAnswer: {
    successorId: string | null;
    /** Records handed over, or left with the leaver when there is no successor, by kind */
    records: Record<string, number>;
  };
  DepartureInput: {
    /** Successor, who receives their records */
    successorId?: string | null;
  };
  DependantsAnswer: {
    resource: string | null;
    table: string;
    rows: number;
  };
  DuplicateCandidate: {
    resource: 'crm.company' | 'crm.contact' | 'crm.lead';
    id: string;
    title: string;
    /** What tells it from others of its name; may be empty */
    subtitle: string;
    /** The strongest first */
    reasons: ReadonlyArray<Schemas['DuplicateReason']>;
  };
  DuplicateCandidates: {
    /** At most ten, the likeliest first */
    items: ReadonlyArray<Schemas['DuplicateCandidate']>;
  };
  DuplicateCheckInput: {
    /** Kind of record */
    resource: 'crm.company' | 'crm.contact' | 'crm.lead';
    /** Its fields, as many as are known; what is not valid yet is not compared */
    record: Record<string, unknown>;
    /** Record that is being changed */
    exceptId?: string | null;
  };
  DuplicateReason: {
    /** `name`: the same name and postal code */
    code: 'siret' | 'siren' | 'email' | 'phone' | 'name';
  };
  Email: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Subject */
    subject: string;
    /** Direction */
    direction: 'out' | 'in';
    /** State */
    state: 'draft' | 'queued' | 'sent' | 'failed' | 'received';
    /** Seen by */
    visibility: 'private' | 'team' | 'all';
    /** Whose */
    ownerId: string | null;
    /** Sender name */
    fromName: string | null;
    /** Sender address */
    fromAddress: string | null;
    /** Recipients */
    recipients: ReadonlyArray<Schemas['EmailPartyPart']>;
    /** Copies */
    copies: ReadonlyArray<Schemas['EmailPartyPart']>;
    /** Text */
    text: string | null;
    /** Sent at */
    sentAt: string | null;
    /** Message id */
    messageId: string | null;
    /** In reply to */
    inReplyTo: string | null;
    /** Conversation */
    threadKey: string | null;
    /** Automatic reply */
    automatic: boolean;
    /** Why it failed */
    failure: string | null;
    /** Attempts */
    attempts: number;
    /** Says where the details come from */
    tellsOrigin: boolean;
    /** Reply to */
    repliesToId: string | null;
    /** Company */
    companyId: string | null;
    /** Contact */
    contactId: string | null;
    /** Opportunity */
    opportunityId: string | null;
    /** Lead */
    leadId: string | null;
  };
  EmailInput: {
    /** Subject */
    subject?: string;
    /** Seen by */
    visibility?: 'private' | 'team' | 'all';
    /** Recipients */
    recipients?: ReadonlyArray<Schemas['EmailPartyPart']>;
    /** Copies */
    copies?: ReadonlyArray<Schemas['EmailPartyPart']>;
    /** Text */
    text?: string | null;
    /** Says where the details come from */
    tellsOrigin?: boolean;
    /** Reply to */
    repliesToId?: string | null;
    /** Company */
    companyId?: string | null;
    /** Contact */
    contactId?: string | null;
    /** Opportunity */
    opportunityId?: string | null;
    /** Lead */
    leadId?: string | null;
  };
  EmailInputPatch: {
    /** Subject */
    subject?: string;
    /** Seen by */
    visibility?: 'private' | 'team' | 'all';
    /** Recipients */
    recipients?: ReadonlyArray<Schemas['EmailPartyPart']>;
    /** Copies */
    copies?: ReadonlyArray<Schemas['EmailPartyPart']>;
    /** Text */
    text?: string | null;
    /** Says where the details come from */
    tellsOrigin?: boolean;
    /** Reply to */
    repliesToId?: string | null;
    /** Company */
    companyId?: string | null;
    /** Contact */
    contactId?: string | null;
    /** Opportunity */
    opportunityId?: string | null;
    /** Lead */
    leadId?: string | null;
  };
  EmailLinkAnswer: {
    resource: string;
    id: string;
    title: string;
    role: 'from' | 'to' | 'cc' | 'about';
    /** Why: from that page, by its address, the company of a contact, the conversation */
    reason: 'page' | 'address' | 'affiliation' | 'thread';
  };
  EmailLinksAnswer: {
    items: ReadonlyArray<Schemas['EmailLinkAnswer']>;
  };
  EmailPage: {
    items: ReadonlyArray<Schemas['Email']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  EmailPart: {
    /** Kind */
    label?: 'work' | 'home' | 'mobile' | 'billing' | 'site' | 'other';
    /** E-mail address */
    address: string;
  };
  EmailPartyPart: {
    /** Name */
    name?: string | null;
    /** E-mail address */
    address: string;
  };
  EmergencyContactPart: {
    /** Name */
    name: string;
    /** Relationship */
    relationship?: string | null;
    /** Phone */
    phone: string;
    /** E-mail */
    email?: string | null;
  };
  Employee: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Staff number */
    staffNumber: string | null;
    /** State */
    state: 'pre-hired' | 'active' | 'suspended' | 'notice' | 'left' | 'archived';
    /** Civility */
    civility: 'mr' | 'mrs' | 'mx' | null;
    /** First name */
    firstName: string;
    /** Last name */
    lastName: string;
    /** Birth name */
    birthName: string | null;
    /** Birth date */
    birthDate: string | null;
    /** Birth place */
    birthPlace: string | null;
    /** Nationality (ISO 3166-1 code) */
    nationality: string | null;
    /** Sex */
    gender: 'female' | 'male' | 'unspecified' | null;
    /** Marital status */
    maritalStatus: 'single' | 'married' | 'civil-union' | 'divorced' | 'widowed' | null;
    /** Personal e-mail */
    personalEmail: string | null;
    /** Personal phone */
    personalPhone: string | null;
    /** Addresses */
    addresses: ReadonlyArray<Schemas['AddressPart']>;
    /** Emergency contacts */
    emergencyContacts: ReadonlyArray<Schemas['EmergencyContactPart']>;
    /** Social-security number */
    socialSecurityNumber: string | null;
    /** National id number */
    nationalId: string | null;
    /** IBAN */
    iban: string | null;
    /** Disability status (RQTH) */
    disabilityStatus: boolean;
    /** Residence permit number */
    residencePermitNumber: string | null;
    /** Residence permit expiry */
    residencePermitExpiresOn: string | null;
    /** Job title */
    jobTitle: string | null;
    /** Department */
    departmentId: string | null;
    /** Manager */
    managerId: string | null;
    /** User */
    userId: string | null;
    /** Work e-mail */
    workEmail: string | null;
    /** Work phone */
    workPhone: string | null;
    /** Hired on */
    hiredOn: string | null;
    /** Left on */
    leftOn: string | null;
    /** Exit reason */
    exitReason:
      | 'resignation'
      | 'dismissal'
      | 'mutual-agreement'
      | 'end-of-contract'
      | 'trial-end'
      | 'retirement'
      | 'death'
      | 'other'
      | null;
    /** Notes */
    notes: string | null;
    /** External id */
    externalId: string | null;
  };
  EmployeeDepartureInput: {
    /** Last day */
    leftOn: string;
    /** Exit reason */
    exitReason:
      | 'resignation'
      | 'dismissal'
      | 'mutual-agreement'
      | 'end-of-contract'
      | 'trial-end'
      | 'retirement'
      | 'death'
      | 'other';
  };
  EmployeeInput: {
    /** Staff number */
    staffNumber?: string | null;
    /** Civility */
    civility?: 'mr' | 'mrs' | 'mx' | null;
    /** First name */
    firstName: string;
    /** Last name */
    lastName: string;
    /** Birth name */
    birthName?: string | null;
    /** Birth date */
    birthDate?: string | null;
    /** Birth place */
    birthPlace?: string | null;
    /** Nationality (ISO 3166-1 code) */
    nationality?: string | null;
    /** Sex */
    gender?: 'female' | 'male' | 'unspecified' | null;
    /** Marital status */
    maritalStatus?: 'single' | 'married' | 'civil-union' | 'divorced' | 'widowed' | null;
    /** Personal e-mail */
    personalEmail?: string | null;
    /** Personal phone */
    personalPhone?: string | null;
    /** Addresses */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Emergency contacts */
    emergencyContacts?: ReadonlyArray<Schemas['EmergencyContactPart']>;
    /** Social-security number */
    socialSecurityNumber?: string | null;
    /** National id number */
    nationalId?: string | null;
    /** IBAN */
    iban?: string | null;
    /** Disability status (RQTH) */
    disabilityStatus?: boolean;
    /** Residence permit number */
    residencePermitNumber?: string | null;
    /** Residence permit expiry */
    residencePermitExpiresOn?: string | null;
    /** Job title */
    jobTitle?: string | null;
    /** Department */
    departmentId?: string | null;
    /** Manager */
    managerId?: string | null;
    /** User */
    userId?: string | null;
    /** Work e-mail */
    workEmail?: string | null;
    /** Work phone */
    workPhone?: string | null;
    /** Hired on */
    hiredOn?: string | null;
    /** Notes */
    notes?: string | null;
    /** External id */
    externalId?: string | null;
  };
  EmployeeInputPatch: {
    /** Staff number */
    staffNumber?: string | null;
    /** Civility */
    civility?: 'mr' | 'mrs' | 'mx' | null;
    /** First name */
    firstName?: string;
    /** Last name */
    lastName?: string;
    /** Birth name */
    birthName?: string | null;
    /** Birth date */
    birthDate?: string | null;
    /** Birth place */
    birthPlace?: string | null;
    /** Nationality (ISO 3166-1 code) */
    nationality?: string | null;
    /** Sex */
    gender?: 'female' | 'male' | 'unspecified' | null;
    /** Marital status */
    maritalStatus?: 'single' | 'married' | 'civil-union' | 'divorced' | 'widowed' | null;
    /** Personal e-mail */
    personalEmail?: string | null;
    /** Personal phone */
    personalPhone?: string | null;
    /** Addresses */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Emergency contacts */
    emergencyContacts?: ReadonlyArray<Schemas['EmergencyContactPart']>;
    /** Social-security number */
    socialSecurityNumber?: string | null;
    /** National id number */
    nationalId?: string | null;
    /** IBAN */
    iban?: string | null;
    /** Disability status (RQTH) */
    disabilityStatus?: boolean;
    /** Residence permit number */
    residencePermitNumber?: string | null;
    /** Residence permit expiry */
    residencePermitExpiresOn?: string | null;
    /** Job title */
    jobTitle?: string | null;
    /** Department */
    departmentId?: string | null;
    /** Manager */
    managerId?: string | null;
    /** User */
    userId?: string | null;
    /** Work e-mail */
    workEmail?: string | null;
    /** Work phone */
    workPhone?: string | null;
    /** Hired on */
    hiredOn?: string | null;
    /** Notes */
    notes?: string | null;
    /** External id */
    externalId?: string | null;
  };
  EmployeePage: {
    items: ReadonlyArray<Schemas['Employee']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  EndEvent: {
    reason: 'session-ended' | 'rights-changed' | 'instance-closed' | 'unconfirmed' | 'shutdown';
  };
  ErasureAnswer: {
    /** Rows that went, those under the record included */
    rows: number;
    /** By then no copy holds the person any more */
    copiesEndOn: string;
  };
  ErasureInput: {
    resource: string;
    recordId: string;
    /** The version of the record that was seen */
    version: number;
    /** Reference of the person's request; it stays in the audit trail and names nobody */
    reference: string;
  };
  ExecutionInput: {
    /** For same: the instance's slug, once more */
    confirm?: string;
  };
  ExportInput: {
    format: 'csv' | 'xlsx';
    /** Names of the fields, in the order of the columns; all when absent */
    fields?: ReadonlyArray<string>;
    /** The parameters of the list: q, sort, order and filters; every page is exported */
    query?: Record<string, string>;
    /** Why; kept in the audit trail */
    reason?: string;
  };
  FieldDifferenceAnswer: {
    field: string;
    copy: string | number | boolean | ReadonlyArray<unknown> | Record<string, unknown> | null;
    live: string | number | boolean | ReadonlyArray<unknown> | Record<string, unknown> | null;
    /** false: computed, or changed by commands only */
    restorable: boolean;
  };
  FilledLetter: {
    subject: string;
    text: string;
  };
  FillingInput: {
    /** Contact */
    contactId?: string | null;
    /** Company */
    companyId?: string | null;
    /** Opportunity */
    opportunityId?: string | null;
    /** Lead */
    leadId?: string | null;
  };
  FindingAnswer: {
    /** The file, as its mapping names it */
    file: string;
    /** Physical line, 1-based, the header included */
    line: number;
    column: string | null;
    reason: string;
  };
  ForecastMonth: {
    count: number;
    amount: string;
    /** Null: no day is expected */
    month: string | null;
    weightedAmount: string;
  };
  FormChoice: {
    value: string;
    label: string;
  };
  FormControl: {
    /** The member of what is sent */
    name: string;
    label: string;
    control: 'text' | 'email' | 'tel' | 'textarea' | 'select';
    required: boolean;
    max: number;
    autocomplete: string | null;
    help: string | null;
    choices: ReadonlyArray<Schemas['FormChoice']>;
  };
  FormDefinition: {
    /** Where it is sent */
    action: string;
    language: 'fr' | 'en';
    /** Version of the texts, to be sent as `_wording` */
    wording: number;
    fields: ReadonlyArray<Schemas['FormControl']>;
    purpose: string;
    notice: string;
    /** The box that agrees to mailings */
    consent: string | null;
    /** A field that people do not see: to be left empty */
    trap: string;
    /** To be sent as `_token` */
    token: string;
    /** What the form says */
    words: Record<string, string>;
  };
  FormFieldPart: {
    /** Field */
    name:
      | 'civility'
      | 'firstName'
      | 'lastName'
      | 'companyName'
      | 'email'
      | 'phone'
      | 'addresses.line1'
      | 'addresses.postalCode'
      | 'addresses.city'
      | 'need';
    /** Label */
    label?: string | null;
    /** Required */
    required?: boolean;
    /** Help */
    help?: string | null;
  };
  FoundGroup: {
    resource: string;
    /** Name of the kind, in the client's language */
    label: string;
    /** How many there are, over those shown; 100: so many at least */
    total: number;
    items: ReadonlyArray<Schemas['FoundRecord']>;
  };
  FoundRecord: {
    id: string;
    title: string;
    /** What tells it from others of its name; may be empty */
    subtitle: string;
  };
  Health: {
    status: 'ok';
    version: string;
    database: 'up';
  };
  HistoryAnswer: {
    items: ReadonlyArray<Schemas['HistoryEntryAnswer']>;
  };
  HistoryChangeAnswer: {
    field: string;
    /** The value before */
    from: Record<string, unknown> | null;
    /** The value after */
    to: Record<string, unknown> | null;
  };
  HistoryEntryAnswer: {
    at: string;
    operation: 'insert' | 'update' | 'delete';
    actorId: string | null;
    actorName: string | null;
    importId: string | null;
    changes: ReadonlyArray<Schemas['HistoryChangeAnswer']>;
  };
  ImportAnswer: {
    id: string;
    name: string;
    /** Name of the mapping file */
    mapping: string;
    targets: ReadonlyArray<string>;
    /** Wrote HR data */
    vault: boolean;
    /** A rehearsal: its figures are what the import would do */
    dryRun: boolean;
    /** The file, for an import from the web */
    uploadId: string | null;
    /** Rows of that file; `read` counts each step */
    rowCount: number | null;
    state: 'queued' | 'running' | 'done' | 'failed' | 'interrupted' | 'undoing' | 'undone';
    startedAt: string;
    startedBy: string;
    endedAt: string | null;
    /** created + updated + unchanged + rejected */
    read: number;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
    /** Values left out of rows that were taken */
    warningCount: number;
    /** Records that undoing brought back */
    undone: number | null;
    /** The counts of each step */
    steps: ReadonlyArray<Schemas['ImportStepAnswer']>;
    /** Columns of the file that hold something and became nothing */
    untakenColumns: ReadonlyArray<string>;
    rejects: ReadonlyArray<Schemas['FindingAnswer']>;
    warnings: ReadonlyArray<Schemas['FindingAnswer']>;
    undoneAt: string | null;
    /** Records that undoing left as they are, and why */
    kept: ReadonlyArray<Schemas['KeptAnswer']>;
    /** Why it failed */
    failure: string | null;
  };
  ImportInput: {
    target: string;
    columns: ReadonlyArray<Schemas['ColumnInput']>;
    /** Name of a match of the target; absent: every row makes a new record */
    matchBy?: string | null;
    /** Companies that rows name and that are not there are made (contacts, opportunities) */
    createMissing?: boolean;
    /** The export that the file was recognised as: its values are read as that program writes them */
    product?: string | null;
    /** What becomes of records that are there already */
    onMatch: 'update' | 'skip';
    uploadId: string;
    /** Do everything, then take it all back: the report is the same */
    dryRun: boolean;
  };
  ImportStepAnswer: {
    name: string;
    target: string;
    read: number;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
    /** Rows that the step leaves out */
    filtered: number;
  };
  ImportSummaryAnswer: {
    id: string;
    name: string;
    /** Name of the mapping file */
    mapping: string;
    targets: ReadonlyArray<string>;
    /** Wrote HR data */
    vault: boolean;
    /** A rehearsal: its figures are what the import would do */
    dryRun: boolean;
    /** The file, for an import from the web */
    uploadId: string | null;
    /** Rows of that file; `read` counts each step */
    rowCount: number | null;
    state: 'queued' | 'running' | 'done' | 'failed' | 'interrupted' | 'undoing' | 'undone';
    startedAt: string;
    startedBy: string;
    endedAt: string | null;
    /** created + updated + unchanged + rejected */
    read: number;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
    /** Values left out of rows that were taken */
    warningCount: number;
    /** Records that undoing brought back */
    undone: number | null;
  };
  ImportSummaryAnswerPage: {
    items: ReadonlyArray<Schemas['ImportSummaryAnswer']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  InspectedKindAnswer: {
    resource: string;
    /** Records that the caller may see in the copy */
    rows: number;
    /** Of these, gone since */
    gone: number;
    /** Of these, changed since */
    changed: number;
  };
  InspectedKindsAnswer: {
    items: ReadonlyArray<Schemas['InspectedKindAnswer']>;
  };
  InspectedRecordAnswer: {
    id: string;
    /** What became of it since the copy */
    fate: 'same' | 'changed' | 'gone';
    /** The record as the copy has it, with the fields of its kind */
    record: Record<string, unknown>;
  };
  InspectedRecordAnswerPage: {
    items: ReadonlyArray<Schemas['InspectedRecordAnswer']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  InspectionAnswer: {
    id: string;
    runId: string;
    /** When the copy was begun */
    copiedAt: string;
    /** ended: after twenty-four hours, or after an update of the software; closed: by somebody */
    state: 'preparing' | 'open' | 'ended' | 'closed' | 'failed';
    requestedBy: string;
    requestedAt: string;
    expiresAt: string | null;
    /** Why it could not be opened: the code of a problem */
    error: string | null;
  };
  InspectionInput: {
    /** The copy */
    runId: string;
  };
  InspectionsAnswer: {
    /** The newest twenty, newest first */
    items: ReadonlyArray<Schemas['InspectionAnswer']>;
  };
  InstanceAnswer: {
    id: string;
    slug: string;
    name: string;
    url: string;
    state: 'active' | 'suspended' | 'restoring' | 'migration-failed' | 'erasing';
    modules: ReadonlyArray<string>;
    siren: string | null;
    timeZone: string;
    schemaVersion: number;
    createdAt: string;
  };
  InstanceBackupsAnswer: {
    slug: string;
    name: string;
    state: string;
    timeZone: string;
    lastFullAt: string | null;
    /** Bytes */
    lastFullBytes: number | null;
    /** Bytes on disk a second */
    lastFullSpeed: number | null;
    midday: Schemas['SlotOutcomeAnswer'] | null;
    evening: Schemas['SlotOutcomeAnswer'] | null;
    running: Schemas['RunningCopyAnswer'] | null;
    kept: number;
    /** Bytes */
    keptBytes: number;
    oldestKept: string | null;
    provenAt: string | null;
    provenOn: string | null;
    contentsProvenAt: string | null;
    /** null without a second site */
    secondSite: Schemas['SecondSiteAnswer'] | null;
    next: ReadonlyArray<Schemas['NextSlotAnswer']>;
    /** Open alerts */
    alerts: number;
  };
  InstancesAnswer: {
    items: ReadonlyArray<Schemas['InstanceAnswer']>;
  };
  IntakeAnswer: {
    outcome: 'stored' | 'known' | 'refused';
    /** Why it was refused */
    reason: string | null;
    emailId: string | null;
    /** Names of attachments that may not be kept */
    refusedFiles: ReadonlyArray<string>;
    reply: Schemas['ReplyOutcomeAnswer'] | null;
  };
  IntakeCount: {
    outcome: 'stored' | 'known' | 'refused';
    reason: string | null;
    count: number;
  };
  IntakeFiguresAnswer: {
    lastStoredAt: string | null;
    lastRefusedAt: string | null;
    counts: ReadonlyArray<Schemas['IntakeCount']>;
    /** The latest twenty files */
    latest: ReadonlyArray<Schemas['IntakeRowAnswer']>;
  };
  IntakeRowAnswer: {
    fileName: string;
    outcome: 'stored' | 'known' | 'refused';
    reason: string | null;
    emailId: string | null;
    at: string;
  };
  InvitationAcceptanceInput: {
    /** What follows # in the link */
    token: string;
    /** The password to come */
    password: string;
    /** First name */
    firstName?: string | null;
    /** Last name */
    lastName?: string | null;
  };
  InvitationInput: {
    /** E-mail address */
    email: string;
    /** First name */
    firstName?: string;
    /** Last name */
    lastName?: string;
    /** Role, by its key */
    role?: string | null;
    /** Role, by its id */
    roleId?: string | null;
    /** Team */
    teamId?: string | null;
    /** Language */
    language?: 'fr' | 'en';
  };
  InviteeAnswer: {
    id: string;
    contactId: string | null;
    name: string;
    address: string;
    answer: 'needs-action' | 'accepted' | 'declined' | 'tentative';
    answeredAt: string | null;
    remark: string | null;
    delivery: 'queued' | 'sent' | 'failed';
    failure: string | null;
    /** Taken off the list */
    withdrawn: boolean;
  };
  KeptAnswer: {
    record: string;
    recordId: string;
    reason: string;
  };
  KnownRecipient: {
    address: string;
    contactId: string;
    name: string;
    /** They want no mailings; a letter of one person to another may still go */
    optedOut: boolean;
  };
  KnownRecipients: {
    items: ReadonlyArray<Schemas['KnownRecipient']>;
    /** What is added to a mail to this one address, unless `tellsOrigin` is false: where we have it from */
    originNotice: string | null;
  };
  LabelAnswer: {
    fr: string;
    en: string;
  };
  LabelledRecord: {
    id: string;
    title: string;
    /** What tells it from others of its name; may be empty */
    subtitle: string;
    resource: string;
  };
  LabelsAnswer: {
    /** Those that you may read, in the order asked for */
    items: ReadonlyArray<Schemas['LabelledRecord']>;
  };
  LabelsInput: {
    items: ReadonlyArray<Schemas['RecordRef']>;
  };
  Lead: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Title */
    title: string | null;
    /** Company */
    companyName: string | null;
    /** Civility */
    civility: 'mr' | 'mrs' | 'mx' | null;
    /** First name */
    firstName: string | null;
    /** Last name */
    lastName: string | null;
    /** E-mail */
    email: string | null;
    /** Phone */
    phone: string | null;
    /** Addresses */
    addresses: ReadonlyArray<Schemas['AddressPart']>;
    /** Need */
    need: string | null;
    /** Channel */
    channel:
      | 'web-form'
      | 'call'
      | 'email'
      | 'referral'
      | 'fair'
      | 'campaign'
      | 'purchased-list'
      | 'walk-in'
      | 'other';
    /** Channel in detail */
    channelDetail: string | null;
    /** Provider of the list */
    provider: string | null;
    /** State */
    state: 'new' | 'assigned' | 'contacted' | 'qualified' | 'converted' | 'unqualified' | 'recycled';
    /** Score */
    score: number | null;
    /** First response due at */
    firstResponseDueAt: string | null;
    /** First response at */
    respondedAt: string | null;
    /** Unqualified because */
    unqualifiedReason: string | null;
    /** Recycling note */
    recyclingNote: string | null;
    /** Consent as it was given */
    consent: string | null;
    /** Told where the data come from at */
    noticedAt: string | null;
    /** Converted at */
    convertedAt: string | null;
    /** Became the company */
    convertedCompanyId: string | null;
    /** Became the contact */
    convertedContactId: string | null;
    /** Became the opportunity */
    convertedOpportunityId: string | null;
    /** Owner */
    ownerId: string | null;
    /** Tags */
    tagIds: ReadonlyArray<string>;
    /** External id */
    externalId: string | null;
    /** City */
    city: string | null;
    /** Postal code */
    postalCode: string | null;
    /** Anonymised at */
    anonymisedAt: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  LeadAssignmentInput: {
    /** Owner */
    ownerId: string;
  };
  LeadCompanyInput: {
    /** Name */
    name?: string;
    /** Trade name */
    tradeName?: string | null;
    /** Kind */
    kind?:
      | 'prospect'
      | 'customer'
      | 'supplier'
      | 'subcontractor'
      | 'partner'
      | 'principal-contractor'
      | 'condominium'
      | 'public-body'
      | 'household';
    /** SIREN */
    siren?: string | null;
    /** SIRET */
    siret?: string | null;
    /** VAT number */
    vatNumber?: string | null;
    /** NAF code */
    nafCode?: string | null;
    /** E-mail */
    email?: string | null;
    /** Phone */
    phone?: string | null;
    /** Website */
    website?: string | null;
    /** Addresses */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Owner */
    ownerId?: string | null;
    /** Source */
    source?: string | null;
    /** Tags */
    tagIds?: ReadonlyArray<string>;
    /** Notes */
    notes?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  LeadContactInput: {
    /** The person was told where their data come from */
    noticeGiven?: boolean | null;
  };
  LeadContactPersonInput: {
    /** Civility */
    civility?: 'mr' | 'mrs' | 'mx' | null;
    /** First name */
    firstName?: string;
    /** Last name */
    lastName?: string;
    /** Job title */
    jobTitle?: string | null;
    /** E-mails */
    emails?: ReadonlyArray<Schemas['EmailPart']>;
    /** Phones */
    phones?: ReadonlyArray<Schemas['PhonePart']>;
    /** Addresses */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Language */
    language?: 'fr' | 'en' | 'de' | 'es' | 'it' | 'pt' | 'nl' | 'other';
    /** Preferred channel */
    preferredChannel?: 'email' | 'phone' | 'sms' | 'letter' | null;
    /** Do not call */
    doNotCall?: boolean;
    /** Opted out of e-mails */
    emailOptOut?: boolean;
    /** Owner */
    ownerId?: string | null;
    /** Source */
    source?: string | null;
    /** Tags */
    tagIds?: ReadonlyArray<string>;
    /** Notes */
    notes?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  LeadConversionInput: {
    /** With a company */
    withCompany?: boolean | null;
    /** Existing company */
    companyId?: string | null;
    company?: Schemas['LeadCompanyInput'];
    /** Existing contact */
    contactId?: string | null;
    contact?: Schemas['LeadContactPersonInput'];
    opportunity?: Schemas['LeadOpportunityInput'];
  };
  LeadDisqualificationInput: {
    /** Reason */
    reason: string;
  };
  LeadInput: {
    /** Company */
    companyName?: string | null;
    /** Civility */
    civility?: 'mr' | 'mrs' | 'mx' | null;
    /** First name */
    firstName?: string | null;
    /** Last name */
    lastName?: string | null;
    /** E-mail */
    email?: string | null;
    /** Phone */
    phone?: string | null;
    /** Addresses */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Need */
    need?: string | null;
    /** Channel */
    channel?:
      | 'web-form'
      | 'call'
      | 'email'
      | 'referral'
      | 'fair'
      | 'campaign'
      | 'purchased-list'
      | 'walk-in'
      | 'other';
    /** Channel in detail */
    channelDetail?: string | null;
    /** Provider of the list */
    provider?: string | null;
    /** Score */
    score?: number | null;
    /** Consent as it was given */
    consent?: string | null;
    /** Owner */
    ownerId?: string | null;
    /** Tags */
    tagIds?: ReadonlyArray<string>;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  LeadInputPatch: {
    /** Company */
    companyName?: string | null;
    /** Civility */
    civility?: 'mr' | 'mrs' | 'mx' | null;
    /** First name */
    firstName?: string | null;
    /** Last name */
    lastName?: string | null;
    /** E-mail */
    email?: string | null;
    /** Phone */
    phone?: string | null;
    /** Addresses */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Need */
    need?: string | null;
    /** Channel */
    channel?:
      | 'web-form'
      | 'call'
      | 'email'
      | 'referral'
      | 'fair'
      | 'campaign'
      | 'purchased-list'
      | 'walk-in'
      | 'other';
    /** Channel in detail */
    channelDetail?: string | null;
    /** Provider of the list */
    provider?: string | null;
    /** Score */
    score?: number | null;
    /** Consent as it was given */
    consent?: string | null;
    /** Owner */
    ownerId?: string | null;
    /** Tags */
    tagIds?: ReadonlyArray<string>;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  LeadOpportunityInput: {
    /** Name */
    name: string;
    /** Pipeline */
    pipelineId?: string;
    /** Stage */
    stageId?: string;
    /** Amount */
    amount?: string | null;
    /** Expected close */
    expectedCloseOn?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  LeadPage: {
    items: ReadonlyArray<Schemas['Lead']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  LeadQualificationInput: {
    /** Score */
    score?: number | null;
  };
  LeadRecyclingInput: {
    /** Note */
    note?: string | null;
  };
  LinkHolder: {
    email: string;
    firstName: string;
    lastName: string;
  };
  LinkInput: {
    /** Purpose */
    purpose: 'invitation' | 'password-reset';
    /** What follows # in the link */
    token: string;
  };
  LostReason: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Name */
    name: string;
    /** Position */
    position: number;
  };
  LostReasonFigures: {
    count: number;
    amount: string;
    id: string;
    name: string;
  };
  LostReasonInput: {
    /** Name */
    name: string;
    /** Position */
    position?: number;
  };
  LostReasonInputPatch: {
    /** Name */
    name?: string;
    /** Position */
    position?: number;
  };
  LostReasonPage: {
    items: ReadonlyArray<Schemas['LostReason']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  MailSettingsAnswer: {
    /** 0: nothing has been set up */
    version: number;
    /** Sender name */
    senderName?: string | null;
    /** Sender address */
    senderAddress?: string | null;
    ownServer: boolean;
    /** Server */
    host?: string | null;
    /** Port */
    port?: number | null;
    security: 'tls' | 'starttls' | 'none';
    /** User name */
    userName?: string | null;
    /** Whether a password is kept; it is never answered */
    hasPassword: boolean;
    /** Country of the provider */
    country?: string | null;
    /** Reference of the written request */
    requestReference?: string | null;
    /** Responsibility accepted at */
    acceptedAt?: string | null;
    /** Tested at */
    testedAt?: string | null;
    testPassed: boolean | null;
    /** The server's answer */
    testAnswer?: string | null;
    /** Whom mails are from as long as no server of your own is set up */
    platformAddress: string;
    /** Servers in private networks are allowed here */
    privateServers: boolean;
  };
  MailSettingsInput: {
    /** Sender name */
    senderName?: string | null;
    /** Sender address */
    senderAddress?: string | null;
    /** By the instance's own server */
    ownServer?: boolean;
    /** Server */
    host?: string | null;
    /** Port */
    port?: number | null;
    /** Encryption */
    security?: 'tls' | 'starttls' | 'none';
    /** User name */
    userName?: string | null;
    /** Never answered; left out or empty: the one that is kept */
    password?: string;
    /** Country of the provider */
    country?: string | null;
    /** Reference of the written request */
    requestReference?: string | null;
    /** The client answers for this provider; needed once for each server */
    responsibilityAccepted?: boolean;
  };
  MailTemplate: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Name */
    name: string;
    /** Subject */
    subject: string;
    /** Text */
    body: string;
    /** For everybody */
    shared: boolean;
    /** Whose */
    ownerId: string | null;
  };
  MailTemplateInput: {
    /** Name */
    name: string;
    /** Subject */
    subject: string;
    /** Text */
    body: string;
    /** For everybody */
    shared?: boolean;
  };
  MailTemplateInputPatch: {
    /** Name */
    name?: string;
    /** Subject */
    subject?: string;
    /** Text */
    body?: string;
    /** For everybody */
    shared?: boolean;
  };
  MailTemplatePage: {
    items: ReadonlyArray<Schemas['MailTemplate']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  MailTestAnswer: {
    passed: boolean;
    /** Where the test mail went */
    to: string;
    /** What it means, in plain words */
    meaning: string;
    /** What the server said, as it said it; empty where it said nothing */
    answer: string;
  };
  MatchAnswer: {
    /** For matchBy */
    name: string;
    /** What it is called, field by field */
    labels: ReadonlyArray<string>;
    /** Fields that must be mapped: of each inner list, one */
    fields: ReadonlyArray<ReadonlyArray<string>>;
  };
  MentionAnswer: {
    id: string;
    name: string | null;
  };
  MergeAnswer: {
    id: string;
    resource: 'crm.company' | 'crm.contact';
    /** The record that stayed */
    keptId: string;
    /** The record that went up in it */
    otherId: string;
    /** What that record was called */
    otherTitle: string;
    mergedAt: string;
    mergedBy: string | null;
    undoneAt: string | null;
    undoneBy: string | null;
    /** Null when it has been undone, or can be no more */
    undoableUntil: string | null;
  };
  MergeAnswers: {
    /** At most a hundred, the newest first */
    items: ReadonlyArray<Schemas['MergeAnswer']>;
  };
  MergeInput: {
    /** Record to absorb */
    otherId: string;
    /** Version of that record */
    otherVersion: number;
    /** Whose value stays, by field; else this record’s, or the other’s where this one has none. Lists hold both, those of the chosen one first. */
    keep?: Record<string, 'this' | 'other'>;
  };
  ModulesInput: {
    modules: ReadonlyArray<string>;
  };
  NeededRecordAnswer: {
    resource: string | null;
    id: string;
  };
  NewInstanceInput: {
    /** Label of its host name */
    slug: string;
    name: string;
    /** Its first admin, who receives the invitation */
    adminEmail: string;
    /** Business modules; all when absent */
    modules?: ReadonlyArray<string>;
    siren?: string;
    timeZone?: string;
  };
  NextActivityInput: {
    /** Kind */
    kind: 'call' | 'visit' | 'meeting' | 'email' | 'letter' | 'sms' | 'task';
    /** Subject */
    subject: string;
    /** Due */
    dueAt: string;
    /** Owner */
    ownerId?: string | null;
  };
  NextSlotAnswer: {
    kind: 'midday' | 'evening';
    businessDate: string;
    at: string;
  };
  NotificationAnswer: {
    id: string;
    /** Key of the text */
    kind: string;
    /** The text, in the language of the request */
    title: string;
    /** The values in the text */
    params: Record<string, string | number>;
    /** Kind of record that is meant */
    resource: string | null;
    recordId: string | null;
    createdAt: string;
    readAt: string | null;
  };
  NotificationEvent: {
    /** The new notification; null: some were read */
    id: string | null;
    kind: string | null;
    /** Kind of record */
    resource: string | null;
    recordId: string | null;
  };
  NotificationPage: {
    items: ReadonlyArray<Schemas['NotificationAnswer']>;
    /** Notifications that match, over all pages */
    total: number;
    page: number;
    perPage: number;
    /** How many are not read, whatever was asked */
    unread: number;
  };
  NotificationReadingInput: {
    /** Those that were read; all of them when absent */
    ids?: ReadonlyArray<string>;
  };
  OperatorAlertAnswer: {
    id: string;
    kind:
      | 'copy-old'
      | 'slot-failed'
      | 'slot-missed'
      | 'copy-damaged'
      | 'proof-old'
      | 'proof-failed'
      | 'site-behind'
      | 'disk-low'
      | 'clock-odd';
    openedAt: string;
    /** When it was well again; null while it lasts */
    closedAt: string | null;
    /** null: of the platform itself */
    slug: string | null;
    instanceName: string | null;
    /** Facts: days, sizes, codes of errors */
    details: Record<string, unknown>;
  };
  OperatorRestoreRequestAnswer: {
    id: string;
    slug: string;
    instanceName: string;
    runId: string;
    /** When the copy was begun */
    copiedAt: string;
    into: 'side' | 'same';
    /** Written by the admin for the operators */
    reason: string;
    state: 'open' | 'cancelled' | 'refused' | 'running' | 'done' | 'failed';
    requestedAt: string;
    requestedBy: string;
    settledAt: string | null;
    settledBy: string | null;
    /** What the operator says, or why it failed */
    answer: string | null;
  };
  OperatorRestoreRequestAnswerPage: {
    items: ReadonlyArray<Schemas['OperatorRestoreRequestAnswer']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  Opportunity: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Name */
    name: string;
    /** Company */
    companyId: string | null;
    /** Contact */
    contactId: string | null;
    /** Pipeline */
    pipelineId: string;
    /** Stage */
    stageId: string;
    /** State */
    state: 'open' | 'won' | 'lost' | 'abandoned';
    /** Amount */
    amount: string | null;
    /** Probability (%) */
    probability: number;
    /** Weighted amount */
    weightedAmount: string | null;
    /** Expected close */
    expectedCloseOn: string | null;
    /** At this stage since */
    stageSince: string;
    /** Closed at */
    closedAt: string | null;
    /** Next action */
    nextActionAt: string | null;
    /** Owner */
    ownerId: string | null;
    /** Lost reason */
    lostReasonId: string | null;
    /** Note on the loss */
    lostNote: string | null;
    /** Competitor */
    competitor: string | null;
    /** Source */
    source: string | null;
    /** Lead */
    leadId: string | null;
    /** Site address */
    addresses: ReadonlyArray<Schemas['AddressPart']>;
    /** Tags */
    tagIds: ReadonlyArray<string>;
    /** Notes */
    notes: string | null;
    /** External id */
    externalId: string | null;
    /** City */
    city: string | null;
    /** Postal code */
    postalCode: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  OpportunityAbandonmentInput: {
    /** Why */
    note?: string | null;
  };
  OpportunityBoard: {
    pipelineId: string;
    columns: ReadonlyArray<Schemas['BoardColumn']>;
  };
  OpportunityCard: {
    id: string;
    version: number;
    name: string;
    stageId: string;
    state: 'open' | 'won' | 'lost' | 'abandoned';
    tagIds: ReadonlyArray<string>;
    amount: string | null;
    probability: number;
    weightedAmount: string | null;
    expectedCloseOn: string | null;
    stageSince: string;
    closedAt: string | null;
    nextActionAt: string | null;
    city: string | null;
    ownerId: string | null;
    companyId: string | null;
    /** Null also for a company out of reach */
    companyName: string | null;
    contactId: string | null;
    /** Null also for a contact out of reach */
    contactName: string | null;
  };
  OpportunityInput: {
    /** Name */
    name: string;
    /** Company */
    companyId?: string | null;
    /** Contact */
    contactId?: string | null;
    /** Pipeline */
    pipelineId?: string;
    /** Stage */
    stageId?: string;
    /** Amount */
    amount?: string | null;
    /** Probability (%) */
    probability?: number;
    /** Expected close */
    expectedCloseOn?: string | null;
    /** Owner */
    ownerId?: string | null;
    /** Lost reason */
    lostReasonId?: string | null;
    /** Note on the loss */
    lostNote?: string | null;
    /** Competitor */
    competitor?: string | null;
    /** Source */
    source?: string | null;
    /** Site address */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Tags */
    tagIds?: ReadonlyArray<string>;
    /** Notes */
    notes?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  OpportunityInputPatch: {
    /** Name */
    name?: string;
    /** Company */
    companyId?: string | null;
    /** Contact */
    contactId?: string | null;
    /** Pipeline */
    pipelineId?: string;
    /** Stage */
    stageId?: string;
    /** Amount */
    amount?: string | null;
    /** Probability (%) */
    probability?: number;
    /** Expected close */
    expectedCloseOn?: string | null;
    /** Owner */
    ownerId?: string | null;
    /** Lost reason */
    lostReasonId?: string | null;
    /** Note on the loss */
    lostNote?: string | null;
    /** Competitor */
    competitor?: string | null;
    /** Source */
    source?: string | null;
    /** Site address */
    addresses?: ReadonlyArray<Schemas['AddressPart']>;
    /** Tags */
    tagIds?: ReadonlyArray<string>;
    /** Notes */
    notes?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
  };
  OpportunityMoveInput: {
    /** Stage */
    stageId: string;
    /** Probability (%) */
    probability?: number | null;
    /** Lost reason */
    lostReasonId?: string | null;
    /** Note on the loss */
    lostNote?: string | null;
  };
  OpportunityPage: {
    items: ReadonlyArray<Schemas['Opportunity']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  OpportunityReopeningInput: {
    /** Stage */
    stageId?: string | null;
  };
  PartialCommentPatch: {
    /** Comment, in plain text */
    text?: string;
    /** Ids of colleagues whom the text addresses */
    mentions?: ReadonlyArray<string>;
  };
  Participant: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Opportunity */
    opportunityId: string;
    /** Contact */
    contactId: string;
    /** Role */
    role:
      | 'decision-maker'
      | 'owner'
      | 'buyer'
      | 'accounts-payable'
      | 'site-manager'
      | 'sales'
      | 'tenant'
      | 'other';
    /** Notes */
    notes: string | null;
  };
  ParticipantInput: {
    /** Opportunity */
    opportunityId: string;
    /** Contact */
    contactId: string;
    /** Role */
    role?:
      | 'decision-maker'
      | 'owner'
      | 'buyer'
      | 'accounts-payable'
      | 'site-manager'
      | 'sales'
      | 'tenant'
      | 'other';
    /** Notes */
    notes?: string | null;
  };
  ParticipantInputPatch: {
    /** Opportunity */
    opportunityId?: string;
    /** Contact */
    contactId?: string;
    /** Role */
    role?:
      | 'decision-maker'
      | 'owner'
      | 'buyer'
      | 'accounts-payable'
      | 'site-manager'
      | 'sales'
      | 'tenant'
      | 'other';
    /** Notes */
    notes?: string | null;
  };
  ParticipantPage: {
    items: ReadonlyArray<Schemas['Participant']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  ParticipatingContact: {
    id: string;
    civility: string | null;
    firstName: string;
    lastName: string;
    jobTitle: string | null;
    email: string | null;
    phone: string | null;
    participantId: string;
    role:
      | 'decision-maker'
      | 'owner'
      | 'buyer'
      | 'accounts-payable'
      | 'site-manager'
      | 'sales'
      | 'tenant'
      | 'other';
    notes: string | null;
  };
  ParticipatingContacts: {
    items: ReadonlyArray<Schemas['ParticipatingContact']>;
  };
  PasswordChangeInput: {
    /** The password in use */
    current: string;
    /** The password to come */
    new: string;
  };
  PasswordConfirmationInput: {
    /** The password */
    password: string;
  };
  PasswordResetAcceptanceInput: {
    /** What follows # in the link */
    token: string;
    /** The password to come */
    password: string;
    /** Code of the authenticator app, or a recovery code */
    otp?: string;
  };
  PasswordResetInput: {
    /** E-mail address */
    email: string;
  };
  PastRestoreAnswer: {
    created: number;
    changed: number;
    dependants: number;
    refused: number;
    /** The first hundred */
    refusals: ReadonlyArray<Schemas['RefusedRecordAnswer']>;
    id: string;
    kind: 'whole' | 'table' | 'record';
    runId: string;
    /** When the copy was begun */
    copiedAt: string;
    state: 'running' | 'done' | 'failed' | 'undone';
    startedAt: string;
    endedAt: string | null;
    /** null: an operator of B2O */
    by: string | null;
    /** Until when B2O can take it back */
    undoableUntil: string | null;
    resource: string | null;
    recordId: string | null;
    total: number;
  };
  PastRestoreAnswerPage: {
    items: ReadonlyArray<Schemas['PastRestoreAnswer']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  PermissionAnswer: {
    name: string;
    label: Schemas['LabelAnswer'];
    module: string;
    /** Held by HR referents in person; no role may hold it */
    vault: boolean;
    /** May be limited to own or team records */
    scoped: boolean;
  };
  PermissionListAnswer: {
    items: ReadonlyArray<Schemas['PermissionAnswer']>;
  };
  PhonePart: {
    /** Kind */
    label?: 'work' | 'home' | 'mobile' | 'billing' | 'site' | 'other';
    /** Number */
    number: string;
  };
  Pipeline: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Name */
    name: string;
    /** Position */
    position: number;
  };
  PipelineInput: {
    /** Name */
    name: string;
    /** Position */
    position?: number;
  };
  PipelineInputPatch: {
    /** Name */
    name?: string;
    /** Position */
    position?: number;
  };
  PipelinePage: {
    items: ReadonlyArray<Schemas['Pipeline']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  PipelineReport: {
    pipelineId: string;
    from: string;
    to: string;
    /** The open stages, in order */
    stages: ReadonlyArray<Schemas['StageFigures']>;
    won: Schemas['WonFigures'];
    lost: Schemas['TotalFigures'];
    abandoned: Schemas['TotalFigures'];
    /** Percentage of won among won and lost; null: neither */
    winRate: number | null;
    /** The most frequent first */
    lostReasons: ReadonlyArray<Schemas['LostReasonFigures']>;
    /** What is open now, by the month of its expected close */
    forecast: ReadonlyArray<Schemas['ForecastMonth']>;
  };
  PossibleDuplicatePart: {
    /** Kind of record */
    resource?: string | null;
    /** Record */
    id?: string | null;
  };
  Preferences: {
    theme: 'system' | 'light' | 'dark';
    density: 'compact' | 'comfortable';
    /** Whether single keys are shortcuts (WCAG 2.2, 2.1.4) */
    shortcuts: boolean;
    /** Columns of each list and their widths in pixels, by kind of record and view */
    layouts: Record<
      string,
      {
        columns?: ReadonlyArray<string>;
        widths?: Record<string, number>;
      }
    >;
    /** The latest first */
    recent: ReadonlyArray<Schemas['RecentRecord']>;
    /** How to hear of events, by event */
    notifications: Record<string, 'none' | 'app' | 'email' | 'both'>;
  };
  PreferencesInput: {
    theme?: 'system' | 'light' | 'dark';
    density?: 'compact' | 'comfortable';
    /** Whether single keys are shortcuts (WCAG 2.2, 2.1.4) */
    shortcuts?: boolean;
    /** Columns of each list and their widths in pixels, by kind of record and view */
    layouts?: Record<
      string,
      {
        columns?: ReadonlyArray<string>;
        widths?: Record<string, number>;
      }
    >;
    /** The latest first */
    recent?: ReadonlyArray<Schemas['RecentRecord']>;
    /** How to hear of events, by event */
    notifications?: Record<string, 'none' | 'app' | 'email' | 'both'>;
  };
  PresenceInput: {
    resource: string;
    recordId: string;
    activity: 'viewing' | 'editing';
  };
  PresencesAnswer: {
    items: ReadonlyArray<Schemas['RecordPresence']>;
  };
  PresentPerson: {
    id: string;
    /** Empty for somebody who has not given a name */
    name: string;
    activity: 'viewing' | 'editing';
  };
  PreviewRowAnswer: {
    line: number;
    /** In the order of the columns */
    values: ReadonlyArray<string>;
  };
  Problem: {
    type: string;
    /** For people, in the client's language */
    title: string;
    status: number;
    /** Stable: clients may rely on it */
    code: string;
    detail?: string;
    /** What is wrong with each field */
    errors?: ReadonlyArray<{
      field: string;
      code: string;
      message: string;
    }>;
    /** Of a stale write: the stored version */
    version?: number;
    /** Of a stale write: the stored record */
    current?: unknown;
    /** Seconds */
    retryAfter?: number;
    /** Name it when you ask for help */
    correlationId: string;
  };
  ProfileInputPatch: {
    /** First name */
    firstName?: string;
    /** Last name */
    lastName?: string;
    /** Language */
    language?: 'fr' | 'en';
  };
  ProposalAnswer: {
    target: string;
    columns: ReadonlyArray<Schemas['ColumnInput']>;
    matchBy: string | null;
    onMatch: 'update' | 'skip';
    /** You mapped a file with these columns so the last time */
    remembered: boolean;
    /** The export that it is made for: hubspot.deals */
    product: string | null;
    /** Companies that rows name are made where they are not there */
    createMissing: boolean;
  };
  ReadingInput: {
    encoding?: string;
    delimiter?: string;
    sheet?: string;
    /** 0: no line names the columns */
    headerLine?: number;
  };
  RecentRecord: {
    resource: string;
    id: string;
  };
  RecordPresence: {
    /** Kind of record */
    resource: string;
    recordId: string;
    people: ReadonlyArray<Schemas['PresentPerson']>;
  };
  RecordRef: {
    resource: string;
    id: string;
  };
  RecordReturnAnswer: {
    created: number;
    changed: number;
    dependants: number;
    refused: number;
    /** The first hundred */
    refusals: ReadonlyArray<Schemas['RefusedRecordAnswer']>;
  };
  RecordReturnInput: {
    resource: string;
    recordId: string;
    /** The version of the record that was seen; absent: it was gone */
    version?: number | null;
    /** Of a record that is there: which fields; all when absent */
    fields?: ReadonlyArray<string>;
    /** Also what is gone under it */
    dependants?: boolean;
  };
  RecoveryCodesAnswer: {
    /** Each works once; shown this once and never again */
    recoveryCodes: ReadonlyArray<string>;
  };
  RefusalInput: {
    /** The requester reads it */
    answer: string;
  };
  RefusedRecordAnswer: {
    id: string;
    /** The code of a problem */
    code: string;
  };
  RefusedTagging: {
    id: string;
    /** Why, in the client's language */
    reason: string;
  };
  RejectAnswer: {
    /** Line of the file, 1-based, the header included */
    line: number;
    column: string | null;
    reason: string;
    /** What the row holds, in the order of the columns: for whoever uploaded the file, while it is kept */
    values: ReadonlyArray<string> | null;
  };
  RejectsAnswer: {
    items: ReadonlyArray<Schemas['RejectAnswer']>;
    total: number;
    page: number;
    perPage: number;
    /** Columns of the file, as long as you may see it */
    columns: ReadonlyArray<string> | null;
  };
  RelatedRecordAnswer: {
    resource: string;
    id: string;
    title: string;
  };
  RemovalInput: {
    /** Code of the authenticator app, or a recovery code */
    code: string;
  };
  ReplyOutcomeAnswer: {
    outcome: 'applied' | 'older' | 'unknown-event' | 'unknown-attendee' | 'unsupported' | 'not-a-reply';
    activityId: string | null;
    /** Who answered */
    name: string | null;
    answer: 'accepted' | 'declined' | 'tentative' | null;
  };
  RequestedFieldPart: {
    /** Field */
    name: string;
  };
  RestoreRequestAnswer: {
    id: string;
    runId: string;
    /** When the copy was begun */
    copiedAt: string;
    into: 'side' | 'same';
    /** Written by the admin for the operators */
    reason: string;
    state: 'open' | 'cancelled' | 'refused' | 'running' | 'done' | 'failed';
    requestedAt: string;
    requestedBy: string;
    settledAt: string | null;
    /** What the operator says, or why it failed */
    answer: string | null;
  };
  RestoreRequestAnswerPage: {
    items: ReadonlyArray<Schemas['RestoreRequestAnswer']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  RestoreRequestInput: {
    /** The copy */
    runId: string;
    /** side: beside the data of today, to look at; same: in their place */
    into: 'side' | 'same';
    /** B2O's operators read it: name no person and no HR matter */
    reason: string;
  };
  ResyncEvent: Record<string, unknown>;
  RetentionCase: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Contact */
    contactId: string | null;
    /** Lead */
    leadId: string | null;
    /** Rule */
    rule: 'contact' | 'lead';
    /** State */
    state: 'due' | 'kept' | 'released' | 'archived' | 'anonymised' | 'lapsed';
    /** Last time they came to us */
    lastContactAt: string;
    /** Time over on */
    dueOn: string;
    /** Found at */
    foundAt: string;
    /** Kept until */
    keptUntil: string | null;
    /** Reason */
    reason: string | null;
    /** Decided at */
    decidedAt: string | null;
    /** Decided by */
    decidedBy: string | null;
  };
  RetentionCasePage: {
    items: ReadonlyArray<Schemas['RetentionCase']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  RetentionDecided: {
    /** On how many it was decided */
    decided: number;
    /** Whose time is not over any more: they came to us, or became customers */
    lapsed: number;
    /** On which somebody else has decided meanwhile */
    gone: number;
  };
  RetentionDecisionInput: {
    ids: ReadonlyArray<string>;
    /** Decision */
    decision: 'keep' | 'archive' | 'anonymise';
    /** Reason */
    reason?: string | null;
    /** Until */
    until?: string | null;
  };
  RetentionReviewed: {
    /** Prospects whose time is over since the last review */
    found: number;
    /** Whose time is not over any more */
    lapsed: number;
    /** Made anonymous, after their notice */
    anonymised: number;
    /** Archives whose time was over, removed */
    purged: number;
  };
  RetentionSettings: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** How long prospects are kept (months) */
    prospectMonths: number;
    /** Why longer than usual */
    longerBecause: string | null;
    /** When the time is over */
    mode: 'ask' | 'anonymise';
    /** Notice before they are anonymised (days) */
    noticeDays: number;
    /** How long archives are kept (months) */
    archiveMonths: number;
    /** Last review */
    reviewedAt: string | null;
  };
  RetentionSettingsPatch: {
    /** How long prospects are kept (months) */
    prospectMonths?: number;
    /** Why longer than usual */
    longerBecause?: string | null;
    /** When the time is over */
    mode?: 'ask' | 'anonymise';
    /** Notice before they are anonymised (days) */
    noticeDays?: number;
    /** How long archives are kept (months) */
    archiveMonths?: number;
  };
  RightsAnswerInput: {
    /** Outcome */
    outcome: 'answered' | 'refused';
    /** Answer */
    answer: string;
    /** Answered on */
    answeredOn?: string | null;
  };
  RightsExtensionInput: {
    /** Reason */
    reason: string;
  };
  RightsRequest: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Person */
    person: string;
    /** Where to answer */
    reach: string | null;
    /** Right */
    kind:
      | 'access'
      | 'rectification'
      | 'erasure'
      | 'objection'
      | 'restriction'
      | 'portability'
      | 'consent-withdrawal';
    /** Received by */
    channel: 'email' | 'letter' | 'phone' | 'in-person' | 'web-form';
    /** Received on */
    receivedOn: string;
    /** Answer due on */
    dueOn: string;
    /** Awaited until */
    awaitedUntil: string | null;
    /** State */
    state: 'open' | 'answered' | 'refused';
    /** What is asked */
    details: string | null;
    /** Contact */
    contactId: string | null;
    /** Lead */
    leadId: string | null;
    /** Owner */
    ownerId: string | null;
    /** Extended on */
    extendedOn: string | null;
    /** Why it was extended */
    extensionReason: string | null;
    /** Answered on */
    answeredOn: string | null;
    /** Answer */
    answer: string | null;
  };
  RightsRequestInput: {
    /** Person */
    person: string;
    /** Where to answer */
    reach?: string | null;
    /** Right */
    kind:
      | 'access'
      | 'rectification'
      | 'erasure'
      | 'objection'
      | 'restriction'
      | 'portability'
      | 'consent-withdrawal';
    /** Received by */
    channel?: 'email' | 'letter' | 'phone' | 'in-person' | 'web-form';
    /** Received on */
    receivedOn: string;
    /** What is asked */
    details?: string | null;
    /** Contact */
    contactId?: string | null;
    /** Lead */
    leadId?: string | null;
    /** Owner */
    ownerId?: string | null;
  };
  RightsRequestInputPatch: {
    /** Person */
    person?: string;
    /** Where to answer */
    reach?: string | null;
    /** Right */
    kind?:
      | 'access'
      | 'rectification'
      | 'erasure'
      | 'objection'
      | 'restriction'
      | 'portability'
      | 'consent-withdrawal';
    /** Received by */
    channel?: 'email' | 'letter' | 'phone' | 'in-person' | 'web-form';
    /** Received on */
    receivedOn?: string;
    /** What is asked */
    details?: string | null;
    /** Contact */
    contactId?: string | null;
    /** Lead */
    leadId?: string | null;
    /** Owner */
    ownerId?: string | null;
  };
  RightsRequestPage: {
    items: ReadonlyArray<Schemas['RightsRequest']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  Role: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Key */
    key: string;
    /** Name */
    name: string;
    /** Description */
    description: string;
    /** How far each right reaches */
    permissions: Record<string, 'own' | 'team' | 'all'>;
    /** Requires a second factor */
    requiresSecondFactor: boolean;
    /** Comes with the software */
    builtIn: boolean;
  };
  RoleInput: {
    /** Name */
    name: string;
    /** Description */
    description?: string;
    /** How far each right reaches */
    permissions: Record<string, 'own' | 'team' | 'all'>;
    /** Requires a second factor */
    requiresSecondFactor?: boolean;
  };
  RoleInputPatch: {
    /** Name */
    name?: string;
    /** Description */
    description?: string;
    /** How far each right reaches */
    permissions?: Record<string, 'own' | 'team' | 'all'>;
    /** Requires a second factor */
    requiresSecondFactor?: boolean;
  };
  RolePage: {
    items: ReadonlyArray<Schemas['Role']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  RunContentAnswer: {
    table: string;
    /** The kind of record; null for what lies under records */
    resource: string | null;
    rows: number;
    /** Size in the copy, compressed */
    bytes: number;
  };
  RunContentsAnswer: {
    tables: ReadonlyArray<Schemas['RunContentAnswer']>;
    /** Attachments */
    files: Schemas['ContainedFilesAnswer'];
  };
  RunningCopyAnswer: {
    kind: 'full' | 'incremental';
    startedAt: string;
    tablesDone: number | null;
    tablesTotal: number | null;
    /** Bytes */
    bytesDone: number | null;
  };
  SavedView: {
    id: string;
    version: number;
    /** Kind of the records */
    resource: string;
    name: string;
    /** Everybody who may read such records sees it */
    shared: boolean;
    ownerId: string;
    /** How the list looks */
    definition: Schemas['ViewDefinition'];
    /** The list opens with it, for the one who asks */
    isDefault: boolean;
    /** The one who asks may change and remove it */
    editable: boolean;
    position: number;
    createdAt: string;
    updatedAt: string;
  };
  SavedViewInput: {
    /** Name */
    name: string;
    /** Shared with everybody */
    shared?: boolean;
    /** Position */
    position?: number;
    /** How the list looks */
    definition?: Schemas['ViewDefinition'];
    /** Kind of the records */
    resource: string;
  };
  SavedViewPage: {
    items: ReadonlyArray<Schemas['SavedView']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  SavedViewPatch: {
    /** Name */
    name?: string;
    /** Shared with everybody */
    shared?: boolean;
    /** Position */
    position?: number;
    /** How the list looks */
    definition?: Schemas['ViewDefinition'];
  };
  SearchAnswer: {
    groups: ReadonlyArray<Schemas['FoundGroup']>;
  };
  SecondFactorAnswer: {
    /** Shared secret in base32, to type into an app */
    secret: string;
    /** The same as an otpauth:// address, for a QR code */
    uri: string;
  };
  SecondSiteAnswer: {
    /** When the newest copy that it has was taken */
    newestAt: string | null;
    copies: number;
    /** Copies that it should have and lacks */
    missing: number;
    /** Why the last attempt failed */
    error: string | null;
  };
  Segment: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Name */
    name: string;
    /** Description */
    description: string | null;
    /** Kind */
    kind: 'dynamic' | 'fixed';
    /** Conditions to meet */
    match: 'all' | 'any';
    /** Conditions */
    conditions: ReadonlyArray<Schemas['ConditionPart']>;
    /** Owner */
    ownerId: string | null;
  };
  SegmentCountAnswer: {
    /** Contacts in it now, of those you may read */
    count: number;
  };
  SegmentInput: {
    /** Name */
    name: string;
    /** Description */
    description?: string | null;
    /** Kind */
    kind?: 'dynamic' | 'fixed';
    /** Conditions to meet */
    match?: 'all' | 'any';
    /** Conditions */
    conditions?: ReadonlyArray<Schemas['ConditionPart']>;
    /** Owner */
    ownerId?: string | null;
  };
  SegmentInputPatch: {
    /** Name */
    name?: string;
    /** Description */
    description?: string | null;
    /** Kind */
    kind?: 'dynamic' | 'fixed';
    /** Conditions to meet */
    match?: 'all' | 'any';
    /** Conditions */
    conditions?: ReadonlyArray<Schemas['ConditionPart']>;
    /** Owner */
    ownerId?: string | null;
  };
  SegmentMembersAnswer: {
    /** Contacts that were not in it */
    added: number;
    /** Contacts that were in it */
    removed: number;
  };
  SegmentMembersInput: {
    add?: ReadonlyArray<string>;
    remove?: ReadonlyArray<string>;
  };
  SegmentPage: {
    items: ReadonlyArray<Schemas['Segment']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  SegmentPreviewAnswer: {
    /** Contacts in it now, of those you may read */
    count: number;
    /** The first 10 of them */
    items: ReadonlyArray<Schemas['Contact']>;
  };
  SegmentPreviewInput: {
    /** Conditions to meet */
    match?: 'all' | 'any';
    /** Conditions */
    conditions?: ReadonlyArray<Schemas['ConditionPart']>;
  };
  SessionAnswer: {
    user: Schemas['SessionUser'];
    /** How far each right reaches */
    permissions: Record<string, 'own' | 'team' | 'all'>;
    /** Whom rights of reach `team` reach: oneself, and the members of the own team */
    teamIds: ReadonlyArray<string>;
    modules: ReadonlyArray<string>;
    /** Name of the company this instance belongs to */
    instanceName: string;
  };
  SessionListAnswer: {
    items: ReadonlyArray<Schemas['SessionSummaryAnswer']>;
  };
  SessionSummaryAnswer: {
    id: string;
    /** The session of this very request */
    current: boolean;
    createdAt: string;
    lastSeenAt: string;
    expiresAt: string;
    /** Opened with a second factor */
    secondFactor: boolean;
    /** Network address it was opened from */
    address: string | null;
    userAgent: string | null;
  };
  SessionUser: {
    id: string;
    email: string;
    firstName: string;
    lastName: string;
    language: 'fr' | 'en';
    /** Key of the role */
    role: string;
    hrReferent: boolean;
    /** Whether a second factor is enrolled */
    secondFactor: boolean;
    /** The role asks for a second factor that is not enrolled yet */
    secondFactorRequired: boolean;
  };
  SignInInput: {
    email: string;
    /** The password */
    password: string;
    /** Code of the authenticator app, or a recovery code */
    otp?: string;
  };
  SignatureInput: {
    /** Signature */
    text?: string;
  };
  SitePart: {
    /** Address of the site */
    origin: string;
  };
  SlotDayAnswer: {
    day: string;
    midday: Schemas['SlotOfDayAnswer'] | null;
    evening: Schemas['SlotOfDayAnswer'] | null;
  };
  SlotOfDayAnswer: {
    at: string;
    state: 'waiting' | 'running' | 'done' | 'failed' | 'missed' | 'superseded' | 'idle' | 'to-come' | 'none';
  };
  SlotOutcomeAnswer: {
    /** idle: a day off without changes; superseded: the full copy of the evening came first */
    state: 'waiting' | 'running' | 'done' | 'failed' | 'missed' | 'superseded' | 'idle';
    businessDate: string;
    slotAt: string;
    late: boolean;
    /** Why the newest attempt failed */
    error: string | null;
  };
  Stage: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Name */
    name: string;
    /** Position */
    position: number;
    /** Pipeline */
    pipelineId: string;
    /** Probability (%) */
    probability: number;
    /** Kind */
    kind: 'open' | 'won' | 'lost';
    /** Maximum age (days) */
    maxAgeDays: number | null;
    /** Required fields */
    requiredFields: ReadonlyArray<
      | 'companyId'
      | 'contactId'
      | 'amount'
      | 'expectedCloseOn'
      | 'addresses'
      | 'source'
      | 'competitor'
      | 'notes'
    >;
  };
  StageChange: {
    id: string;
    at: string;
    actorId: string | null;
    actorName: string | null;
    /** Null: the creation, or a stage that is gone */
    fromStageId: string | null;
    fromStageName: string | null;
    /** Null: a stage that is gone */
    toStageId: string | null;
    toStageName: string;
    /** Null: the creation */
    fromState: 'open' | 'won' | 'lost' | 'abandoned' | null;
    toState: 'open' | 'won' | 'lost' | 'abandoned';
    /** The amount at that time */
    amount: string | null;
    /** Milliseconds until the next step, or until now; null where it was closed */
    lastedMs: number | null;
  };
  StageFigures: {
    stage: Schemas['StageSummary'];
    /** Opportunities that came to the stage in the period */
    entered: number;
    /** Those of them that went further since, or were won */
    advanced: number;
    /** Those of them that were won since */
    won: number;
    /** Percentage that went further; null: none came */
    conversion: number | null;
    /** Median days of the stays that began in the period and are over; null: none is */
    medianDays: number | null;
  };
  StageHistory: {
    items: ReadonlyArray<Schemas['StageChange']>;
  };
  StageInput: {
    /** Name */
    name: string;
    /** Position */
    position?: number;
    /** Pipeline */
    pipelineId: string;
    /** Probability (%) */
    probability: number;
    /** Maximum age (days) */
    maxAgeDays?: number | null;
    /** Required fields */
    requiredFields?: ReadonlyArray<
      | 'companyId'
      | 'contactId'
      | 'amount'
      | 'expectedCloseOn'
      | 'addresses'
      | 'source'
      | 'competitor'
      | 'notes'
    >;
  };
  StageInputPatch: {
    /** Name */
    name?: string;
    /** Position */
    position?: number;
    /** Pipeline */
    pipelineId?: string;
    /** Probability (%) */
    probability?: number;
    /** Maximum age (days) */
    maxAgeDays?: number | null;
    /** Required fields */
    requiredFields?: ReadonlyArray<
      | 'companyId'
      | 'contactId'
      | 'amount'
      | 'expectedCloseOn'
      | 'addresses'
      | 'source'
      | 'competitor'
      | 'notes'
    >;
  };
  StagePage: {
    items: ReadonlyArray<Schemas['Stage']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  StageSummary: {
    id: string;
    name: string;
    kind: 'open' | 'won' | 'lost';
    position: number;
    probability: number;
    maxAgeDays: number | null;
    requiredFields: ReadonlyArray<
      | 'companyId'
      | 'contactId'
      | 'amount'
      | 'expectedCloseOn'
      | 'addresses'
      | 'source'
      | 'competitor'
      | 'notes'
    >;
  };
  Submission: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Form */
    formId: string;
    /** Version of the texts */
    wordingVersion: number;
    /** State */
    state: 'received' | 'pending-confirmation' | 'confirmed' | 'spam';
    /** Received at */
    receivedAt: string;
    /** Answers */
    answers: ReadonlyArray<Schemas['SubmittedAnswerPart']>;
    /** Fields that the form does not have, dropped */
    droppedCount: number;
    /** Names of the dropped fields */
    droppedNames: string | null;
    /** Page */
    page: string | null;
    /** Network address */
    address: string | null;
    /** Browser */
    userAgent: string | null;
    /** Agreement given */
    consentGiven: boolean;
    /** Agreement confirmed at */
    confirmedAt: string | null;
    /** Reason */
    reason: string | null;
    /** Possible duplicates */
    duplicates: ReadonlyArray<Schemas['PossibleDuplicatePart']>;
    /** Lead */
    leadId: string | null;
    /** Owner */
    ownerId: string | null;
  };
  SubmissionPage: {
    items: ReadonlyArray<Schemas['Submission']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  SubmittedAnswerPart: {
    /** Field */
    name?: string | null;
    /** Answer */
    value?: string | null;
  };
  SuppressionCheckAnswer: {
    listed: boolean;
    reason: string | null;
    at: string | null;
  };
  SuppressionCheckInput: {
    /** Channel */
    channel: 'email' | 'sms' | 'phone';
    /** Address or number */
    address: string;
  };
  SuppressionCountAnswer: {
    channel: 'email' | 'sms' | 'phone' | 'letter';
    count: number;
  };
  SuppressionEntryAnswer: {
    id: string;
    channel: 'email' | 'sms' | 'phone' | 'letter';
    reason: string;
    at: string;
  };
  SuppressionInput: {
    /** Channel */
    channel: 'email' | 'sms' | 'phone';
    /** Address or number */
    address: string;
    /** Reason */
    reason: string;
  };
  SuppressionsAnswer: {
    counts: ReadonlyArray<Schemas['SuppressionCountAnswer']>;
    /** The newest 50 */
    latest: ReadonlyArray<Schemas['SuppressionEntryAnswer']>;
  };
  TablePreviewAnswer: {
    /** Gone since the copy: they would come back */
    created: number;
    /** Changed since the copy */
    changed: number;
    same: number;
    /** Entered since the copy: they stay */
    onlyLive: number;
  };
  TableReturnAnswer: {
    /** In the list of restores */
    id: string;
  };
  TableReturnInput: {
    resource: string;
    /** Also records that changed since the copy */
    overwrite: boolean;
  };
  Tag: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Origin */
    origin: 'user' | 'import' | 'interface' | 'webform';
    /** Name */
    name: string;
    /** Colour */
    colour: 'grey' | 'red' | 'orange' | 'yellow' | 'green' | 'teal' | 'blue' | 'violet' | 'pink';
    /** Position */
    position: number;
  };
  TagInput: {
    /** Name */
    name: string;
    /** Colour */
    colour?: 'grey' | 'red' | 'orange' | 'yellow' | 'green' | 'teal' | 'blue' | 'violet' | 'pink';
    /** Position */
    position?: number;
  };
  TagInputPatch: {
    /** Name */
    name?: string;
    /** Colour */
    colour?: 'grey' | 'red' | 'orange' | 'yellow' | 'green' | 'teal' | 'blue' | 'violet' | 'pink';
    /** Position */
    position?: number;
  };
  TagMergeInput: {
    /** Tag to absorb */
    otherId: string;
    /** Version of that tag */
    otherVersion: number;
  };
  TagPage: {
    items: ReadonlyArray<Schemas['Tag']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  TagUseAnswer: {
    tagId: string;
    resource: string;
    /** Records of this kind that have the tag, of those you may read */
    count: number;
  };
  TagUsesAnswer: {
    items: ReadonlyArray<Schemas['TagUseAnswer']>;
  };
  TaggingAnswer: {
    /** Records that have other tags than before */
    changed: number;
    refused: ReadonlyArray<Schemas['RefusedTagging']>;
  };
  TaggingInput: {
    /** Kind of the records */
    resource: string;
    ids: ReadonlyArray<string>;
    add?: ReadonlyArray<string>;
    remove?: ReadonlyArray<string>;
  };
  TargetAnswer: {
    target: string;
    label: string;
    /** Belongs to the HR vault */
    vault: boolean;
    /** You may also change records that are there already */
    mayUpdate: boolean;
    /** Companies that rows name may be made where they are not there */
    mayCreateMissing: boolean;
    /** Fields of which, in each inner list, one must be mapped */
    needs: ReadonlyArray<ReadonlyArray<string>>;
    fields: ReadonlyArray<Schemas['TargetFieldAnswer']>;
    /** Ways to tell records that are there already */
    matches: ReadonlyArray<Schemas['MatchAnswer']>;
  };
  TargetFieldAnswer: {
    name: string;
    label: string;
    /** reference: names another record */
    type:
      | 'text'
      | 'choice'
      | 'boolean'
      | 'integer'
      | 'decimal'
      | 'date'
      | 'moment'
      | 'email'
      | 'phone'
      | 'reference';
    required: boolean;
    /** Of a choice: its values */
    values: ReadonlyArray<string> | null;
    /** What may be done to its column */
    transforms: ReadonlyArray<
      | 'trim'
      | 'squash'
      | 'upper'
      | 'lower'
      | 'title'
      | 'digits'
      | 'repairMojibake'
      | 'date'
      | 'number'
      | 'boolean'
      | 'phone'
      | 'map'
      | 'country'
      | 'percent'
      | 'familyName'
      | 'givenName'
    >;
  };
  TargetsAnswer: {
    items: ReadonlyArray<Schemas['TargetAnswer']>;
  };
  Team: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Name */
    name: string;
  };
  TeamAnswer: {
    items: ReadonlyArray<Schemas['TeamMember']>;
  };
  TeamInput: {
    /** Name */
    name: string;
  };
  TeamInputPatch: {
    /** Name */
    name?: string;
  };
  TeamMember: {
    id: string;
    firstName: string;
    lastName: string;
    jobTitle: string | null;
    departmentName: string | null;
  };
  TeamPage: {
    items: ReadonlyArray<Schemas['Team']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  TenantSecondSiteAnswer: {
    /** When the newest copy that it has was taken */
    newestAt: string | null;
    copies: number;
  };
  TimelineChange: {
    field: string;
    /** The value before */
    from: Record<string, unknown> | null;
    /** The value after */
    to: Record<string, unknown> | null;
  };
  TimelineEntry: {
    /** Unique within the timeline */
    id: string;
    kind: 'created' | 'changed' | 'deleted' | 'comment' | 'attachment' | 'record';
    at: string;
    actor: Schemas['ActorAnswer'];
    /** The import that made the change */
    importId: string | null;
    /** Of kinds created and changed; else empty */
    changes: ReadonlyArray<Schemas['TimelineChange']>;
    comment: Schemas['CommentAnswer'] | null;
    attachment: Schemas['AttachmentAnswer'] | null;
    record: Schemas['TimelineRecord'] | null;
  };
  TimelineEntryPage: {
    items: ReadonlyArray<Schemas['TimelineEntry']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  TimelineRecord: {
    resource: string;
    id: string;
    /** What it is called */
    title: string;
    /** How it begins; may be empty */
    excerpt: string;
    /** What else is worth showing, as its kind has it: `state`, `direction` … */
    facts: Record<string, string>;
  };
  TodayActivity: {
    id: string;
    /** Version */
    version?: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy?: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy?: string | null;
    /** Origin */
    origin?: 'user' | 'import' | 'interface' | 'webform';
    /** Kind */
    kind: 'call' | 'visit' | 'meeting' | 'email' | 'letter' | 'sms' | 'task' | 'note';
    /** Subject */
    subject: string;
    /** Due */
    dueAt?: string | null;
    /** All day */
    allDay?: boolean;
    /** Duration (minutes) */
    durationMinutes?: number | null;
    /** State */
    state?: 'planned' | 'done' | 'cancelled';
    /** Done at */
    doneAt?: string | null;
    /** Outcome */
    outcome?: 'reached' | 'no-answer' | 'message-left' | 'done' | 'postponed' | 'refused' | null;
    /** Direction */
    direction?: 'out' | 'in';
    /** Place */
    place?: string | null;
    /** Notes */
    notes?: string | null;
    /** Owner */
    ownerId?: string | null;
    /** Company */
    companyId?: string | null;
    /** Contact */
    contactId?: string | null;
    /** Opportunity */
    opportunityId?: string | null;
    /** Lead */
    leadId?: string | null;
    /** Reminder (minutes before) */
    reminderMinutes?: number | null;
    /** Reminded at */
    remindedAt?: string | null;
    /** Repeats */
    repeats?: 'none' | 'daily' | 'weekly' | 'monthly' | 'yearly';
    /** Every (days, weeks, months, years) */
    repeatEvery?: number;
    /** Repeat until */
    repeatUntil?: string | null;
    /** Series */
    seriesId?: string | null;
    /** Start of the series */
    seriesStart?: string | null;
    /** External id */
    externalId?: string | null;
    /** The company's own fields, by key (`GET /api/workspace/custom-fields` says which there are): decimals and dates are texts, several choices a list. Only what has a value is in an answer; in an input a member that is absent stays, and null empties it. Lists sort and filter by `custom.<key>` like by any field. */
    custom?: Record<string, string | number | boolean | ReadonlyArray<string> | null>;
    /** What it concerns, the closest record first */
    related: ReadonlyArray<Schemas['RelatedRecordAnswer']>;
  };
  TodayAnswer: {
    /** Today, in the instance’s own calendar */
    day: string;
    overdue: ReadonlyArray<Schemas['TodayActivity']>;
    today: ReadonlyArray<Schemas['TodayActivity']>;
    /** Of the seven days after today */
    upcoming: ReadonlyArray<Schemas['TodayActivity']>;
    /** How many there are; at most 100 of each are shown */
    totals: Schemas['TodayTotals'];
    /** Open, and nothing is planned for them */
    opportunitiesWithoutAction: Schemas['TodayOpportunities'];
    /** At their stage for longer than it allows */
    staleOpportunities: Schemas['TodayOpportunities'];
    /** New or assigned, and not answered */
    leadsToAnswer: Schemas['TodayLeads'];
  };
  TodayLead: {
    id: string;
    title: string;
    state: string;
    channel: string;
    firstResponseDueAt: string | null;
    ownerId: string | null;
    createdAt: string;
  };
  TodayLeads: {
    /** The first ones; those that nobody has yet are among them */
    items: ReadonlyArray<Schemas['TodayLead']>;
    total: number;
  };
  TodayOpportunities: {
    /** The first ones */
    items: ReadonlyArray<Schemas['TodayOpportunity']>;
    total: number;
  };
  TodayOpportunity: {
    id: string;
    name: string;
    companyId: string | null;
    companyName: string | null;
    stageId: string;
    stageName: string;
    stageSince: string;
    /** Days after which it is stale at its stage */
    maxAgeDays: number | null;
    amount: string | null;
    expectedCloseOn: string | null;
    nextActionAt: string | null;
    ownerId: string | null;
  };
  TodayTotals: {
    overdue: number;
    today: number;
    upcoming: number;
  };
  TotalFigures: {
    count: number;
    amount: string;
  };
  TransformInput: {
    name:
      | 'trim'
      | 'squash'
      | 'upper'
      | 'lower'
      | 'title'
      | 'digits'
      | 'repairMojibake'
      | 'date'
      | 'number'
      | 'boolean'
      | 'phone'
      | 'map'
      | 'country'
      | 'percent'
      | 'familyName'
      | 'givenName';
    /** Of date: a pattern such as dd/MM/yyyy */
    format?: string;
    /** Of number: the decimal mark */
    decimal?: string;
    /** Of number: what groups thousands */
    thousands?: string;
    /** Of phone: the country of short numbers */
    country?: string;
    /** Of map: what each text becomes */
    values?: Record<string, string>;
    /** Of map: all other texts */
    otherwise?: 'reject' | 'keep' | 'empty';
  };
  UnreadAnswer: {
    /** How many are not read yet */
    unread: number;
  };
  UploadAnswer: {
    id: string;
    name: string;
    bytes: number;
    kind: 'text' | 'workbook' | 'cards';
    encoding: string | null;
    delimiter: string | null;
    /** Of a workbook: the sheet that is read */
    sheet: string | null;
    /** Of a workbook: every sheet */
    sheets: ReadonlyArray<string> | null;
    /** Line that names the columns; 0 where none does */
    headerLine: number;
    /** The program and the kind of export that the file was recognised as */
    recognised: string | null;
    /** How values are read that could be read otherwise, and what is left */
    decisions: ReadonlyArray<string>;
    columns: ReadonlyArray<Schemas['UploadColumnAnswer']>;
    /** Rows below the header, the unreadable ones included */
    rowCount: number;
    unreadableRows: number;
    previewRows: ReadonlyArray<Schemas['PreviewRowAnswer']>;
    /** The target that fits best */
    suggestedTarget: string | null;
    /** One for each target, the most fitting first */
    proposals: ReadonlyArray<Schemas['ProposalAnswer']>;
    createdAt: string;
    /** A day after its last use */
    expiresAt: string;
  };
  UploadColumnAnswer: {
    name: string;
    /** Five different values at most */
    samples: ReadonlyArray<string>;
    /** Every value, where there are thirty or fewer: words for a map */
    values: ReadonlyArray<string> | null;
    /** What its values look like */
    guessedType:
      | 'empty'
      | 'text'
      | 'integer'
      | 'decimal'
      | 'date'
      | 'boolean'
      | 'email'
      | 'phone'
      | 'siren'
      | 'siret'
      | 'url';
    /** For dates: the pattern that reads them */
    dateFormat: string | null;
    /** Rows with a value */
    filled: number;
    /** A field of the suggested target */
    suggestedField: string | null;
  };
  UploadsAnswer: {
    items: ReadonlyArray<Schemas['UploadAnswer']>;
  };
  User: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** E-mail address */
    email: string;
    /** First name */
    firstName: string;
    /** Last name */
    lastName: string;
    /** Language */
    language: 'fr' | 'en';
    /** State */
    state: 'invited' | 'active' | 'deactivated';
    /** Role */
    roleId: string;
    /** Team */
    teamId: string | null;
    /** HR referent */
    hrReferent: boolean;
  };
  UserInputPatch: {
    /** First name */
    firstName?: string;
    /** Last name */
    lastName?: string;
    /** Language */
    language?: 'fr' | 'en';
    /** Role */
    roleId?: string;
    /** Team */
    teamId?: string | null;
  };
  UserPage: {
    items: ReadonlyArray<Schemas['User']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  VaultExportInput: {
    format: 'csv' | 'xlsx';
    /** Names of the fields, in the order of the columns; all when absent */
    fields?: ReadonlyArray<string>;
    /** The parameters of the list: q, sort, order and filters; every page is exported */
    query?: Record<string, string>;
    /** Why; kept in the audit trail and sent to the HR referents */
    reason: string;
  };
  VerificationAnswer: {
    id: string;
    /** read: every byte; contents: every row and reference; restore: brought back on another server */
    kind: 'read' | 'contents' | 'restore';
    /** failed: it could not be read to its end */
    state: 'running' | 'intact' | 'damaged' | 'failed';
    /** What is wrong, file by file */
    problems: ReadonlyArray<string>;
    requestedBy: string;
    startedAt: string;
    endedAt: string | null;
  };
  ViewColumn: {
    field: string;
    /** Pixels */
    width?: number;
  };
  ViewDefinition: {
    /** By field, `createdAt.from` included: a text, a number, true or false, or a list of texts */
    filters?: Record<string, string | number | boolean | ReadonlyArray<string>>;
    /** Words to find */
    q?: string;
    sort?: string;
    order?: 'asc' | 'desc';
    columns?: ReadonlyArray<Schemas['ViewColumn']>;
    /** Field to group rows by */
    groupBy?: string;
  };
  WebForm: {
    id: string;
    /** Version */
    version: number;
    /** Created at */
    createdAt: string;
    /** Created by */
    createdBy: string | null;
    /** Updated at */
    updatedAt: string;
    /** Updated by */
    updatedBy: string | null;
    /** Name */
    name: string;
    /** State */
    state: 'draft' | 'open' | 'closed';
    /** Public key */
    publicKey: string;
    /** Language */
    language: 'fr' | 'en';
    /** Written request of the client */
    requestId: string | null;
    /** Fields */
    fields: ReadonlyArray<Schemas['FormFieldPart']>;
    /** Text of the button */
    submitLabel: string | null;
    /** Purpose */
    purpose: string;
    /** Notice */
    notice: string;
    /** Version of the texts */
    wordingVersion: number;
    /** Box to agree to commercial mailings */
    consentText: string | null;
    /** Agreement confirmed by e-mail (double opt-in) */
    doubleOptIn: boolean;
    /** Thanks */
    thankYouText: string | null;
    /** Page of thanks */
    thankYouUrl: string | null;
    /** Sites */
    sites: ReadonlyArray<Schemas['SitePart']>;
    /** Routing */
    routing: 'none' | 'user' | 'team';
    /** Owner of the leads */
    routeUserId: string | null;
    /** Team, in turn */
    routeTeamId: string | null;
    /** Source or campaign */
    source: string | null;
    /** Opened at */
    openedAt: string | null;
    /** Closed at */
    closedAt: string | null;
    /** Closed because */
    closedReason: string | null;
  };
  WebFormClosingInput: {
    /** Reason */
    reason?: string | null;
  };
  WebFormFigures: {
    /** All but unwanted ones */
    received: number;
    spam: number;
    /** Agreed to mailings, not confirmed yet */
    pending: number;
    confirmed: number;
    leads: number;
    /** Fields that were sent and that the form does not have */
    dropped: number;
    lastAt: string | null;
  };
  WebFormInput: {
    /** Name */
    name: string;
    /** Language */
    language?: 'fr' | 'en';
    /** Written request of the client */
    requestId?: string | null;
    /** Fields */
    fields?: ReadonlyArray<Schemas['FormFieldPart']>;
    /** Text of the button */
    submitLabel?: string | null;
    /** Purpose */
    purpose: string;
    /** Notice */
    notice: string;
    /** Box to agree to commercial mailings */
    consentText?: string | null;
    /** Agreement confirmed by e-mail (double opt-in) */
    doubleOptIn?: boolean;
    /** Thanks */
    thankYouText?: string | null;
    /** Page of thanks */
    thankYouUrl?: string | null;
    /** Sites */
    sites?: ReadonlyArray<Schemas['SitePart']>;
    /** Routing */
    routing?: 'none' | 'user' | 'team';
    /** Owner of the leads */
    routeUserId?: string | null;
    /** Team, in turn */
    routeTeamId?: string | null;
    /** Source or campaign */
    source?: string | null;
  };
  WebFormInputPatch: {
    /** Name */
    name?: string;
    /** Language */
    language?: 'fr' | 'en';
    /** Written request of the client */
    requestId?: string | null;
    /** Fields */
    fields?: ReadonlyArray<Schemas['FormFieldPart']>;
    /** Text of the button */
    submitLabel?: string | null;
    /** Purpose */
    purpose?: string;
    /** Notice */
    notice?: string;
    /** Box to agree to commercial mailings */
    consentText?: string | null;
    /** Agreement confirmed by e-mail (double opt-in) */
    doubleOptIn?: boolean;
    /** Thanks */
    thankYouText?: string | null;
    /** Page of thanks */
    thankYouUrl?: string | null;
    /** Sites */
    sites?: ReadonlyArray<Schemas['SitePart']>;
    /** Routing */
    routing?: 'none' | 'user' | 'team';
    /** Owner of the leads */
    routeUserId?: string | null;
    /** Team, in turn */
    routeTeamId?: string | null;
    /** Source or campaign */
    source?: string | null;
  };
  WebFormPage: {
    items: ReadonlyArray<Schemas['WebForm']>;
    /** Records that match, over all pages; of a thousand and more, as of five seconds ago at most */
    total: number;
    page: number;
    perPage: number;
  };
  WebFormSnippets: {
    /** With the script: draws the form where it stands */
    script: string;
    /** Plain HTML, which works without any script */
    html: string;
    /** The form on a page of its own */
    page: string;
  };
  WonFigures: {
    count: number;
    amount: string;
    /** Of those with an amount */
    averageAmount: string | null;
    /** Median days from the first stage to the closing; null: unknown */
    medianDays: number | null;
  };
}

/** Every route: what its path, query and body take, and what it answers. */
export interface Routes {
  /** Erase a person for good, here and in every copy that is ever brought back */
  'POST /api/backup/erasures': {
    body: Schemas['ErasureInput'];
    answer: Schemas['ErasureAnswer'];
  };
  /** Copies that were opened to look into */
  'GET /api/backup/inspections': {
    answer: Schemas['InspectionsAnswer'];
  };
  /** Open a copy to look into for twenty-four hours; nothing is replaced, and it goes on after the answer */
  'POST /api/backup/inspections': {
    body: Schemas['InspectionInput'];
    answer: Schemas['InspectionAnswer'];
  };
  /** One open copy */
  'GET /api/backup/inspections/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['InspectionAnswer'];
  };
  /** Close an open copy before its time */
  'POST /api/backup/inspections/{id}/closing': {
    params: {
      id: string;
    };
    answer: Schemas['InspectionAnswer'];
  };
  /** A record in an open copy beside the same record now */
  'GET /api/backup/inspections/{id}/comparison': {
    params: {
      id: string;
    };
    query: {
      recordId: string;
      resource: string;
    };
    answer: Schemas['ComparisonAnswer'];
  };
  /** The kinds of records of an open copy that the caller may see, with counts */
  'GET /api/backup/inspections/{id}/kinds': {
    params: {
      id: string;
    };
    answer: Schemas['InspectedKindsAnswer'];
  };
  /** Bring a record back: some of its fields, or all of one that is gone, under its old id */
  'POST /api/backup/inspections/{id}/record-returns': {
    params: {
      id: string;
    };
    body: Schemas['RecordReturnInput'];
    answer: Schemas['RecordReturnAnswer'];
  };
  /** Records of a kind as an open copy has them; sorts, filters and search are those of the live list */
  'GET /api/backup/inspections/{id}/records': {
    params: {
      id: string;
    };
    query: {
      page?: number;
      perPage?: number;
      fate?: 'all' | 'gone' | 'changed';
      resource: string;
    };
    answer: Schemas['InspectedRecordAnswerPage'];
  };
  /** What bringing back all records of a kind would do; nothing is ever removed */
  'GET /api/backup/inspections/{id}/table-preview': {
    params: {
      id: string;
    };
    query: {
      resource: string;
    };
    answer: Schemas['TablePreviewAnswer'];
  };
  /** Bring back all records of a kind that are gone, or changed too; it goes on after the answer */
  'POST /api/backup/inspections/{id}/table-returns': {
    params: {
      id: string;
    };
    body: Schemas['TableReturnInput'];
    answer: Schemas['TableReturnAnswer'];
  };
  /** Restores that were asked for, newest first */
  'GET /api/backup/restore-requests': {
    query: {
      page?: number;
      perPage?: number;
    };
    answer: Schemas['RestoreRequestAnswerPage'];
  };
  /** Ask B2O to bring a copy back; an operator does it or says why not, and you get a mail */
  'POST /api/backup/restore-requests': {
    body: Schemas['RestoreRequestInput'];
    answer: Schemas['RestoreRequestAnswer'];
  };
  /** Withdraw a request that waits */
  'POST /api/backup/restore-requests/{id}/cancellation': {
    params: {
      id: string;
    };
    answer: Schemas['RestoreRequestAnswer'];
  };
  /** What was brought back into the live data, newest first: everything, tables, single records */
  'GET /api/backup/restores': {
    query: {
      page?: number;
      perPage?: number;
    };
    answer: Schemas['PastRestoreAnswerPage'];
  };
  /** The copies of this instance, newest first */
  'GET /api/backup/runs': {
    query: {
      reason?: 'manual' | 'scheduled' | 'before-restore' | 'after-restore' | 'before-migration';
      state?: 'running' | 'written' | 'verified' | 'failed' | 'expired';
      order?: 'asc' | 'desc';
      page?: number;
      perPage?: number;
    };
    answer: Schemas['BackupRunAnswerPage'];
  };
  /** Take a full copy now, once in half an hour; it goes on after the answer */
  'POST /api/backup/runs': {
    answer: undefined;
  };
  /** One copy, and the times it was read again */
  'GET /api/backup/runs/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['BackupRunDetailAnswer'];
  };
  /** What a copy holds: counts and sizes, no data */
  'GET /api/backup/runs/{id}/contents': {
    params: {
      id: string;
    };
    answer: Schemas['RunContentsAnswer'];
  };
  /** Read a copy again from end to end and compare every digest; it goes on after the answer */
  'POST /api/backup/runs/{id}/verifications': {
    params: {
      id: string;
    };
    answer: Schemas['VerificationAnswer'];
  };
  /** The newest copies, the last six working days, the next copies, what was proved, and what is wrong */
  'GET /api/backup/status': {
    answer: Schemas['BackupStatusAnswer'];
  };
  /** List activities */
  'GET /api/crm/activities': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'kind' | 'dueAt' | 'doneAt';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      kind?: string;
      subject?: string;
      dueAt?: string;
      state?: string;
      doneAt?: string;
      outcome?: string;
      direction?: string;
      ownerId?: string;
      companyId?: string;
      contactId?: string;
      opportunityId?: string;
      leadId?: string;
      repeats?: string;
      seriesId?: string;
      externalId?: string;
      overdue?: string;
    };
    answer: Schemas['ActivityPage'];
  };
  /** Create a activity */
  'POST /api/crm/activities': {
    body: Schemas['ActivityInput'];
    answer: Schemas['Activity'];
  };
  /** Export activities to a file */
  'POST /api/crm/activities/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a activity */
  'DELETE /api/crm/activities/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one activity */
  'GET /api/crm/activities/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Activity'];
  };
  /** Change a activity */
  'PATCH /api/crm/activities/{id}': {
    params: {
      id: string;
    };
    body: Schemas['ActivityInputPatch'];
    answer: Schemas['Activity'];
  };
  /** Give an activity up */
  'POST /api/crm/activities/{id}/cancellation': {
    params: {
      id: string;
    };
    body: Schemas['ActivityCancellationInput'];
    answer: Schemas['Activity'];
  };
  /** Note that an activity was done, what came of it, and what is to be done next */
  'POST /api/crm/activities/{id}/completion': {
    params: {
      id: string;
    };
    body: Schemas['ActivityCompletionInput'];
    answer: Schemas['Activity'];
  };
  /** Who changed what in a activity */
  'GET /api/crm/activities/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Who is invited to an activity, and what they answered */
  'GET /api/crm/activities/{id}/invitation': {
    params: {
      id: string;
    };
    answer: Schemas['ActivityInvitationAnswer'];
  };
  /** Invite people by mail; whoever is not in the list any more is told so */
  'PUT /api/crm/activities/{id}/invitation': {
    params: {
      id: string;
    };
    body: Schemas['ActivityInvitationInput'];
    answer: Schemas['ActivityInvitationAnswer'];
  };
  /** Plan an activity again */
  'POST /api/crm/activities/{id}/reopening': {
    params: {
      id: string;
    };
    answer: Schemas['Activity'];
  };
  /** List affiliations */
  'GET /api/crm/affiliations': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'role' | 'startedOn' | 'endedOn';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      contactId?: string;
      companyId?: string;
      role?: string;
      startedOn?: string;
      endedOn?: string;
    };
    answer: Schemas['AffiliationPage'];
  };
  /** Create a affiliation */
  'POST /api/crm/affiliations': {
    body: Schemas['AffiliationInput'];
    answer: Schemas['Affiliation'];
  };
  /** Export affiliations to a file */
  'POST /api/crm/affiliations/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a affiliation */
  'DELETE /api/crm/affiliations/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one affiliation */
  'GET /api/crm/affiliations/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Affiliation'];
  };
  /** Change a affiliation */
  'PATCH /api/crm/affiliations/{id}': {
    params: {
      id: string;
    };
    body: Schemas['AffiliationInputPatch'];
    answer: Schemas['Affiliation'];
  };
  /** Who changed what in a affiliation */
  'GET /api/crm/affiliations/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** List archived prospects */
  'GET /api/crm/archived-people': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'title' | 'keptUntil';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
    };
    answer: Schemas['ArchivedPersonPage'];
  };
  /** Read what is kept of an archived prospect; noted in the audit trail */
  'GET /api/crm/archived-people/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['ArchivedPersonAnswer'];
  };
  /** Revoke the address of your calendar */
  'DELETE /api/crm/calendar-feed': {
    answer: undefined;
  };
  /** Whether your calendar has an address */
  'GET /api/crm/calendar-feed': {
    answer: Schemas['CalendarFeedState'];
  };
  /** Give your calendar an address; the one it had opens nothing any more */
  'POST /api/crm/calendar-feed': {
    answer: Schemas['CalendarFeedAddress'];
  };
  /** The calendars that you read in, the latest first */
  'GET /api/crm/calendar-imports': {
    answer: Schemas['CalendarImportsAnswer'];
  };
  /** Read a calendar into your activities */
  'POST /api/crm/calendar-imports': {
    query: {
      name: string;
    };
    body: Blob;
    answer: Schemas['CalendarImportAnswer'];
  };
  /** What reading a calendar would do; the body is the .ics file, 5 MB at most */
  'POST /api/crm/calendar-imports/preview': {
    body: Blob;
    answer: Schemas['CalendarPreviewAnswer'];
  };
  /** What became of each entry of a calendar */
  'GET /api/crm/calendar-imports/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['CalendarImportAnswer'];
  };
  /** Take back what reading a calendar did */
  'POST /api/crm/calendar-imports/{id}/undo': {
    params: {
      id: string;
    };
    answer: Schemas['CalendarImportAnswer'];
  };
  /** The calendar of whoever has this address */
  'GET /api/crm/calendar/{token}.ics': {
    params: {
      token: string;
    };
    answer: Blob;
  };
  /** Note delivery reports and complaints: one mail as the body, or several as files of a form */
  'POST /api/crm/campaign-bounces': {
    body: Blob;
    answer: Schemas['CampaignBounces'];
  };
  /** The picture of a mail whose openings are counted */
  'GET /api/crm/campaign-openings/{token}.gif': {
    params: {
      token: string;
    };
    answer: Blob;
  };
  /** List campaign recipients */
  'GET /api/crm/campaign-recipients': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'address' | 'state' | 'sentAt';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      campaignId?: string;
      contactId?: string;
      address?: string;
      state?: string;
      reason?: string;
      sentAt?: string;
    };
    answer: Schemas['CampaignRecipientPage'];
  };
  /** Export campaign recipients to a file */
  'POST /api/crm/campaign-recipients/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** What holds for all campaigns */
  'GET /api/crm/campaign-settings': {
    answer: Schemas['CampaignSettings'];
  };
  /** Change what holds for all campaigns */
  'PATCH /api/crm/campaign-settings': {
    body: Schemas['CampaignSettingsPatch'];
    answer: Schemas['CampaignSettings'];
  };
  /** List campaigns */
  'GET /api/crm/campaigns': {
    query: {
      page?: number;
      perPage?: number;
      sort?:
        | 'createdAt'
        | 'updatedAt'
        | 'name'
        | 'state'
        | 'scheduledAt'
        | 'startedAt'
        | 'endedAt'
        | 'recipientCount'
        | 'sentCount'
        | 'bouncedCount'
        | 'unsubscribedCount';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      segmentId?: string;
      theme?: string;
      state?: string;
      scheduledAt?: string;
      startedAt?: string;
      ownerId?: string;
    };
    answer: Schemas['CampaignPage'];
  };
  /** Create a campaign */
  'POST /api/crm/campaigns': {
    body: Schemas['CampaignInput'];
    answer: Schemas['Campaign'];
  };
  /** Export campaigns to a file */
  'POST /api/crm/campaigns/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a campaign */
  'DELETE /api/crm/campaigns/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one campaign */
  'GET /api/crm/campaigns/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Campaign'];
  };
  /** Change a campaign */
  'PATCH /api/crm/campaigns/{id}': {
    params: {
      id: string;
    };
    body: Schemas['CampaignInputPatch'];
    answer: Schemas['Campaign'];
  };
  /** Whom a campaign would reach now, and who not and why */
  'GET /api/crm/campaigns/{id}/forecast': {
    params: {
      id: string;
    };
    answer: Schemas['CampaignForecast'];
  };
  /** Who changed what in a campaign */
  'GET /api/crm/campaigns/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Hold the sending */
  'POST /api/crm/campaigns/{id}/pause': {
    params: {
      id: string;
    };
    answer: Schemas['Campaign'];
  };
  /** A message as one contact would see it; stores nothing */
  'POST /api/crm/campaigns/{id}/preview': {
    params: {
      id: string;
    };
    body: Schemas['CampaignPreviewInput'];
    answer: Schemas['CampaignPreviewAnswer'];
  };
  /** What became of the recipients, in figures */
  'GET /api/crm/campaigns/{id}/report': {
    params: {
      id: string;
    };
    answer: Schemas['CampaignReport'];
  };
  /** Go on with the sending */
  'POST /api/crm/campaigns/{id}/resume': {
    params: {
      id: string;
    };
    answer: Schemas['Campaign'];
  };
  /** Send a campaign now or at a moment */
  'POST /api/crm/campaigns/{id}/schedule': {
    params: {
      id: string;
    };
    body: Schemas['CampaignScheduleInput'];
    answer: Schemas['Campaign'];
  };
  /** End the sending for good */
  'POST /api/crm/campaigns/{id}/stop': {
    params: {
      id: string;
    };
    answer: Schemas['Campaign'];
  };
  /** Send the message to yourself */
  'POST /api/crm/campaigns/{id}/test': {
    params: {
      id: string;
    };
    body: Schemas['CampaignTestInput'];
    answer: Schemas['Campaign'];
  };
  /** Take back a schedule */
  'POST /api/crm/campaigns/{id}/unschedule': {
    params: {
      id: string;
    };
    answer: Schemas['Campaign'];
  };
  /** List companies */
  'GET /api/crm/companies': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name' | 'kind' | 'city' | 'postalCode' | 'lastContactAt';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      kind?: string;
      siren?: string;
      siret?: string;
      nafCode?: string;
      email?: string;
      phone?: string;
      ownerId?: string;
      source?: string;
      tagIds?: string;
      externalId?: string;
      city?: string;
      postalCode?: string;
      lastContactAt?: string;
    };
    answer: Schemas['CompanyPage'];
  };
  /** Create a company */
  'POST /api/crm/companies': {
    body: Schemas['CompanyInput'];
    answer: Schemas['Company'];
  };
  /** Export companies to a file */
  'POST /api/crm/companies/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a company */
  'DELETE /api/crm/companies/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one company */
  'GET /api/crm/companies/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Company'];
  };
  /** Change a company */
  'PATCH /api/crm/companies/{id}': {
    params: {
      id: string;
    };
    body: Schemas['CompanyInputPatch'];
    answer: Schemas['Company'];
  };
  /** The contacts of a company */
  'GET /api/crm/companies/{id}/contacts': {
    params: {
      id: string;
    };
    answer: Schemas['AffiliatedContacts'];
  };
  /** Who changed what in a company */
  'GET /api/crm/companies/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Make one company of two */
  'POST /api/crm/companies/{id}/merge': {
    params: {
      id: string;
    };
    body: Schemas['MergeInput'];
    answer: Schemas['MergeAnswer'];
  };
  /** List contacts */
  'GET /api/crm/contacts': {
    query: {
      page?: number;
      perPage?: number;
      sort?:
        | 'createdAt'
        | 'updatedAt'
        | 'firstName'
        | 'lastName'
        | 'city'
        | 'lastContactAt'
        | 'lastInboundAt';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      firstName?: string;
      lastName?: string;
      language?: string;
      preferredChannel?: string;
      doNotCall?: string;
      emailOptOut?: string;
      ownerId?: string;
      source?: string;
      tagIds?: string;
      externalId?: string;
      email?: string;
      phone?: string;
      city?: string;
      postalCode?: string;
      lastContactAt?: string;
      lastInboundAt?: string;
      anonymisedAt?: string;
      segmentId?: string;
    };
    answer: Schemas['ContactPage'];
  };
  /** Create a contact */
  'POST /api/crm/contacts': {
    body: Schemas['ContactInput'];
    answer: Schemas['Contact'];
  };
  /** Export contacts to a file */
  'POST /api/crm/contacts/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a contact */
  'DELETE /api/crm/contacts/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one contact */
  'GET /api/crm/contacts/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Contact'];
  };
  /** Change a contact */
  'PATCH /api/crm/contacts/{id}': {
    params: {
      id: string;
    };
    body: Schemas['ContactInputPatch'];
    answer: Schemas['Contact'];
  };
  /** The campaigns that a contact was to receive */
  'GET /api/crm/contacts/{id}/campaigns': {
    params: {
      id: string;
    };
    answer: Schemas['ContactCampaigns'];
  };
  /** The companies of a contact */
  'GET /api/crm/contacts/{id}/companies': {
    params: {
      id: string;
    };
    answer: Schemas['AffiliatedCompanies'];
  };
  /** What a contact said about being addressed */
  'GET /api/crm/contacts/{id}/consents': {
    params: {
      id: string;
    };
    answer: Schemas['ContactConsentsAnswer'];
  };
  /** Note a consent, its withdrawal, an objection or an information; nothing noted is ever changed */
  'POST /api/crm/contacts/{id}/consents': {
    params: {
      id: string;
    };
    body: Schemas['ConsentInput'];
    answer: Schemas['ContactConsentsAnswer'];
  };
  /** Who changed what in a contact */
  'GET /api/crm/contacts/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Make one contact of two */
  'POST /api/crm/contacts/{id}/merge': {
    params: {
      id: string;
    };
    body: Schemas['MergeInput'];
    answer: Schemas['MergeAnswer'];
  };
  /** Records that you may read and that may be the same as one being entered */
  'POST /api/crm/duplicate-check': {
    body: Schemas['DuplicateCheckInput'];
    answer: Schemas['DuplicateCandidates'];
  };
  /** What became of the mails that you brought in */
  'GET /api/crm/email-intake': {
    answer: Schemas['IntakeFiguresAnswer'];
  };
  /** Take in a mail; the body is the .eml file, or an answer to an invitation as .ics, 25 MB at most */
  'POST /api/crm/email-intake': {
    query: {
      recordId?: unknown;
      resource?: unknown;
      visibility?: 'private' | 'team' | 'all';
      name: string;
    };
    body: Blob;
    answer: Schemas['IntakeAnswer'];
  };
  /** Contacts with some addresses, whether they opted out, and what a first mail tells them */
  'GET /api/crm/email-recipients': {
    query: {
      addresses: string;
    };
    answer: Schemas['KnownRecipients'];
  };
  /** List e-mails */
  'GET /api/crm/emails': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'sentAt';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      subject?: string;
      direction?: string;
      state?: string;
      visibility?: string;
      ownerId?: string;
      fromAddress?: string;
      sentAt?: string;
      threadKey?: string;
      companyId?: string;
      contactId?: string;
      opportunityId?: string;
      leadId?: string;
    };
    answer: Schemas['EmailPage'];
  };
  /** Create a e-mail */
  'POST /api/crm/emails': {
    body: Schemas['EmailInput'];
    answer: Schemas['Email'];
  };
  /** Export e-mails to a file */
  'POST /api/crm/emails/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a e-mail */
  'DELETE /api/crm/emails/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one e-mail */
  'GET /api/crm/emails/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Email'];
  };
  /** Change a e-mail */
  'PATCH /api/crm/emails/{id}': {
    params: {
      id: string;
    };
    body: Schemas['EmailInputPatch'];
    answer: Schemas['Email'];
  };
  /** Who changed what in a e-mail */
  'GET /api/crm/emails/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** On whose timelines an e-mail is, and why */
  'GET /api/crm/emails/{id}/links': {
    params: {
      id: string;
    };
    answer: Schemas['EmailLinksAnswer'];
  };
  /** Send an e-mail that you have written */
  'POST /api/crm/emails/{id}/sending': {
    params: {
      id: string;
    };
    answer: Schemas['Email'];
  };
  /** List leads */
  'GET /api/crm/leads': {
    query: {
      page?: number;
      perPage?: number;
      sort?:
        | 'createdAt'
        | 'updatedAt'
        | 'title'
        | 'channel'
        | 'state'
        | 'score'
        | 'firstResponseDueAt'
        | 'respondedAt'
        | 'convertedAt'
        | 'city';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      title?: string;
      companyName?: string;
      firstName?: string;
      lastName?: string;
      email?: string;
      phone?: string;
      channel?: string;
      provider?: string;
      state?: string;
      score?: string;
      firstResponseDueAt?: string;
      respondedAt?: string;
      noticedAt?: string;
      convertedAt?: string;
      convertedCompanyId?: string;
      convertedContactId?: string;
      convertedOpportunityId?: string;
      ownerId?: string;
      tagIds?: string;
      externalId?: string;
      city?: string;
      postalCode?: string;
      anonymisedAt?: string;
    };
    answer: Schemas['LeadPage'];
  };
  /** Create a lead */
  'POST /api/crm/leads': {
    body: Schemas['LeadInput'];
    answer: Schemas['Lead'];
  };
  /** Export leads to a file */
  'POST /api/crm/leads/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a lead */
  'DELETE /api/crm/leads/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one lead */
  'GET /api/crm/leads/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Lead'];
  };
  /** Change a lead */
  'PATCH /api/crm/leads/{id}': {
    params: {
      id: string;
    };
    body: Schemas['LeadInputPatch'];
    answer: Schemas['Lead'];
  };
  /** Give a lead to somebody */
  'POST /api/crm/leads/{id}/assignment': {
    params: {
      id: string;
    };
    body: Schemas['LeadAssignmentInput'];
    answer: Schemas['Lead'];
  };
  /** Note that somebody reached the person or wrote to them */
  'POST /api/crm/leads/{id}/contact': {
    params: {
      id: string;
    };
    body: Schemas['LeadContactInput'];
    answer: Schemas['Lead'];
  };
  /** Make a company, a contact and an opportunity of a lead */
  'POST /api/crm/leads/{id}/conversion': {
    params: {
      id: string;
    };
    body: Schemas['LeadConversionInput'];
    answer: Schemas['Lead'];
  };
  /** Put a lead aside, with the reason */
  'POST /api/crm/leads/{id}/disqualification': {
    params: {
      id: string;
    };
    body: Schemas['LeadDisqualificationInput'];
    answer: Schemas['Lead'];
  };
  /** Who changed what in a lead */
  'GET /api/crm/leads/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Find a lead worth an offer */
  'POST /api/crm/leads/{id}/qualification': {
    params: {
      id: string;
    };
    body: Schemas['LeadQualificationInput'];
    answer: Schemas['Lead'];
  };
  /** Keep a lead for later */
  'POST /api/crm/leads/{id}/recycling': {
    params: {
      id: string;
    };
    body: Schemas['LeadRecyclingInput'];
    answer: Schemas['Lead'];
  };
  /** List lost reasons */
  'GET /api/crm/lost-reasons': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name' | 'position';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      position?: string;
    };
    answer: Schemas['LostReasonPage'];
  };
  /** Create a lost reason */
  'POST /api/crm/lost-reasons': {
    body: Schemas['LostReasonInput'];
    answer: Schemas['LostReason'];
  };
  /** Export lost reasons to a file */
  'POST /api/crm/lost-reasons/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a lost reason */
  'DELETE /api/crm/lost-reasons/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one lost reason */
  'GET /api/crm/lost-reasons/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['LostReason'];
  };
  /** Change a lost reason */
  'PATCH /api/crm/lost-reasons/{id}': {
    params: {
      id: string;
    };
    body: Schemas['LostReasonInputPatch'];
    answer: Schemas['LostReason'];
  };
  /** Who changed what in a lost reason */
  'GET /api/crm/lost-reasons/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** List e-mail templates */
  'GET /api/crm/mail-templates': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name' | 'shared';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      shared?: string;
      ownerId?: string;
    };
    answer: Schemas['MailTemplatePage'];
  };
  /** Create a e-mail template */
  'POST /api/crm/mail-templates': {
    body: Schemas['MailTemplateInput'];
    answer: Schemas['MailTemplate'];
  };
  /** Export e-mail templates to a file */
  'POST /api/crm/mail-templates/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a e-mail template */
  'DELETE /api/crm/mail-templates/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one e-mail template */
  'GET /api/crm/mail-templates/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['MailTemplate'];
  };
  /** Change a e-mail template */
  'PATCH /api/crm/mail-templates/{id}': {
    params: {
      id: string;
    };
    body: Schemas['MailTemplateInputPatch'];
    answer: Schemas['MailTemplate'];
  };
  /** What a template says to somebody */
  'POST /api/crm/mail-templates/{id}/filling': {
    params: {
      id: string;
    };
    body: Schemas['FillingInput'];
    answer: Schemas['FilledLetter'];
  };
  /** Who changed what in a e-mail template */
  'GET /api/crm/mail-templates/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** The merges that a record has come of */
  'GET /api/crm/merges': {
    query: {
      recordId: string;
    };
    answer: Schemas['MergeAnswers'];
  };
  /** Who changed what in the record that went up in another one */
  'GET /api/crm/merges/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Undo a merge, within 30 days: both records are again what they were */
  'POST /api/crm/merges/{id}/undo': {
    params: {
      id: string;
    };
    answer: Schemas['MergeAnswer'];
  };
  /** List opportunities */
  'GET /api/crm/opportunities': {
    query: {
      page?: number;
      perPage?: number;
      sort?:
        | 'createdAt'
        | 'updatedAt'
        | 'name'
        | 'state'
        | 'amount'
        | 'probability'
        | 'weightedAmount'
        | 'expectedCloseOn'
        | 'stageSince'
        | 'closedAt'
        | 'nextActionAt';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      companyId?: string;
      contactId?: string;
      pipelineId?: string;
      stageId?: string;
      state?: string;
      amount?: string;
      expectedCloseOn?: string;
      stageSince?: string;
      closedAt?: string;
      nextActionAt?: string;
      ownerId?: string;
      lostReasonId?: string;
      competitor?: string;
      source?: string;
      leadId?: string;
      tagIds?: string;
      externalId?: string;
      city?: string;
      postalCode?: string;
    };
    answer: Schemas['OpportunityPage'];
  };
  /** Create a opportunity */
  'POST /api/crm/opportunities': {
    body: Schemas['OpportunityInput'];
    answer: Schemas['Opportunity'];
  };
  /** Export opportunities to a file */
  'POST /api/crm/opportunities/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a opportunity */
  'DELETE /api/crm/opportunities/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one opportunity */
  'GET /api/crm/opportunities/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Opportunity'];
  };
  /** Change a opportunity */
  'PATCH /api/crm/opportunities/{id}': {
    params: {
      id: string;
    };
    body: Schemas['OpportunityInputPatch'];
    answer: Schemas['Opportunity'];
  };
  /** Give an opportunity up: neither won nor lost */
  'POST /api/crm/opportunities/{id}/abandonment': {
    params: {
      id: string;
    };
    body: Schemas['OpportunityAbandonmentInput'];
    answer: Schemas['Opportunity'];
  };
  /** The contacts who take part in an opportunity */
  'GET /api/crm/opportunities/{id}/contacts': {
    params: {
      id: string;
    };
    answer: Schemas['ParticipatingContacts'];
  };
  /** Who changed what in a opportunity */
  'GET /api/crm/opportunities/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Open an opportunity again, where it was open the last time or at the stage given */
  'POST /api/crm/opportunities/{id}/reopening': {
    params: {
      id: string;
    };
    body: Schemas['OpportunityReopeningInput'];
    answer: Schemas['Opportunity'];
  };
  /** Bring an opportunity to a stage; the won and the lost stage close it */
  'POST /api/crm/opportunities/{id}/stage': {
    params: {
      id: string;
    };
    body: Schemas['OpportunityMoveInput'];
    answer: Schemas['Opportunity'];
  };
  /** The way of an opportunity through its stages, and how long it stayed at each */
  'GET /api/crm/opportunities/{id}/stages': {
    params: {
      id: string;
    };
    answer: Schemas['StageHistory'];
  };
  /** The opportunities of a pipeline by stage: open, and closed in the last 30 days */
  'GET /api/crm/opportunity-board': {
    query: {
      page?: number;
      perPage?: number;
      sort?:
        | 'createdAt'
        | 'updatedAt'
        | 'name'
        | 'state'
        | 'amount'
        | 'probability'
        | 'weightedAmount'
        | 'expectedCloseOn'
        | 'stageSince'
        | 'closedAt'
        | 'nextActionAt';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      companyId?: string;
      contactId?: string;
      pipelineId?: string;
      stageId?: string;
      state?: string;
      amount?: string;
      expectedCloseOn?: string;
      stageSince?: string;
      closedAt?: string;
      nextActionAt?: string;
      ownerId?: string;
      lostReasonId?: string;
      competitor?: string;
      source?: string;
      leadId?: string;
      tagIds?: string;
      externalId?: string;
      city?: string;
      postalCode?: string;
    };
    answer: Schemas['OpportunityBoard'];
  };
  /** List participants */
  'GET /api/crm/participants': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'role';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      opportunityId?: string;
      contactId?: string;
      role?: string;
    };
    answer: Schemas['ParticipantPage'];
  };
  /** Create a participant */
  'POST /api/crm/participants': {
    body: Schemas['ParticipantInput'];
    answer: Schemas['Participant'];
  };
  /** Export participants to a file */
  'POST /api/crm/participants/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a participant */
  'DELETE /api/crm/participants/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one participant */
  'GET /api/crm/participants/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Participant'];
  };
  /** Change a participant */
  'PATCH /api/crm/participants/{id}': {
    params: {
      id: string;
    };
    body: Schemas['ParticipantInputPatch'];
    answer: Schemas['Participant'];
  };
  /** Who changed what in a participant */
  'GET /api/crm/participants/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Conversion, pace, wins, losses and forecast of a pipeline */
  'GET /api/crm/pipeline-report': {
    query: {
      pipelineId?: string;
      from?: string;
      to?: string;
      ownerId?: string;
    };
    answer: Schemas['PipelineReport'];
  };
  /** List pipelines */
  'GET /api/crm/pipelines': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name' | 'position';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      position?: string;
    };
    answer: Schemas['PipelinePage'];
  };
  /** Create a pipeline */
  'POST /api/crm/pipelines': {
    body: Schemas['PipelineInput'];
    answer: Schemas['Pipeline'];
  };
  /** Export pipelines to a file */
  'POST /api/crm/pipelines/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a pipeline */
  'DELETE /api/crm/pipelines/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one pipeline */
  'GET /api/crm/pipelines/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Pipeline'];
  };
  /** Change a pipeline */
  'PATCH /api/crm/pipelines/{id}': {
    params: {
      id: string;
    };
    body: Schemas['PipelineInputPatch'];
    answer: Schemas['Pipeline'];
  };
  /** Who changed what in a pipeline */
  'GET /api/crm/pipelines/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** List prospects whose time is over, and what was decided */
  'GET /api/crm/retention-cases': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'lastContactAt' | 'dueOn' | 'foundAt' | 'decidedAt';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      contactId?: string;
      leadId?: string;
      rule?: string;
      state?: string;
      dueOn?: string;
    };
    answer: Schemas['RetentionCasePage'];
  };
  /** Keep, archive or anonymise prospects whose time is over */
  'POST /api/crm/retention-cases/decisions': {
    body: Schemas['RetentionDecisionInput'];
    answer: Schemas['RetentionDecided'];
  };
  /** Look now for prospects whose time is over, as happens once a day */
  'POST /api/crm/retention-cases/review': {
    answer: Schemas['RetentionReviewed'];
  };
  /** End the decision to keep a prospect */
  'POST /api/crm/retention-cases/{id}/release': {
    params: {
      id: string;
    };
    answer: Schemas['RetentionCase'];
  };
  /** How long prospects are kept */
  'GET /api/crm/retention-settings': {
    answer: Schemas['RetentionSettings'];
  };
  /** Change how long prospects are kept */
  'PATCH /api/crm/retention-settings': {
    body: Schemas['RetentionSettingsPatch'];
    answer: Schemas['RetentionSettings'];
  };
  /** List rights requests */
  'GET /api/crm/rights-requests': {
    query: {
      page?: number;
      perPage?: number;
      sort?:
        | 'createdAt'
        | 'updatedAt'
        | 'person'
        | 'kind'
        | 'receivedOn'
        | 'dueOn'
        | 'awaitedUntil'
        | 'state'
        | 'answeredOn';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      person?: string;
      kind?: string;
      channel?: string;
      receivedOn?: string;
      dueOn?: string;
      awaitedUntil?: string;
      state?: string;
      contactId?: string;
      leadId?: string;
      ownerId?: string;
      answeredOn?: string;
    };
    answer: Schemas['RightsRequestPage'];
  };
  /** Create a rights request */
  'POST /api/crm/rights-requests': {
    body: Schemas['RightsRequestInput'];
    answer: Schemas['RightsRequest'];
  };
  /** Export rights requests to a file */
  'POST /api/crm/rights-requests/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a rights request */
  'DELETE /api/crm/rights-requests/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one rights request */
  'GET /api/crm/rights-requests/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['RightsRequest'];
  };
  /** Change a rights request */
  'PATCH /api/crm/rights-requests/{id}': {
    params: {
      id: string;
    };
    body: Schemas['RightsRequestInputPatch'];
    answer: Schemas['RightsRequest'];
  };
  /** Note what the person was answered */
  'POST /api/crm/rights-requests/{id}/answer': {
    params: {
      id: string;
    };
    body: Schemas['RightsAnswerInput'];
    answer: Schemas['RightsRequest'];
  };
  /** Take two months more for an answer, with a reason */
  'POST /api/crm/rights-requests/{id}/extension': {
    params: {
      id: string;
    };
    body: Schemas['RightsExtensionInput'];
    answer: Schemas['RightsRequest'];
  };
  /** Who changed what in a rights request */
  'GET /api/crm/rights-requests/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Open a request again that was closed by mistake */
  'POST /api/crm/rights-requests/{id}/reopening': {
    params: {
      id: string;
    };
    answer: Schemas['RightsRequest'];
  };
  /** Whom some conditions would have in a segment */
  'POST /api/crm/segment-preview': {
    body: Schemas['SegmentPreviewInput'];
    answer: Schemas['SegmentPreviewAnswer'];
  };
  /** List segments */
  'GET /api/crm/segments': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name' | 'kind';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      kind?: string;
      ownerId?: string;
    };
    answer: Schemas['SegmentPage'];
  };
  /** Create a segment */
  'POST /api/crm/segments': {
    body: Schemas['SegmentInput'];
    answer: Schemas['Segment'];
  };
  /** Export segments to a file */
  'POST /api/crm/segments/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a segment */
  'DELETE /api/crm/segments/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one segment */
  'GET /api/crm/segments/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Segment'];
  };
  /** Change a segment */
  'PATCH /api/crm/segments/{id}': {
    params: {
      id: string;
    };
    body: Schemas['SegmentInputPatch'];
    answer: Schemas['Segment'];
  };
  /** How many contacts a segment has now */
  'GET /api/crm/segments/{id}/count': {
    params: {
      id: string;
    };
    answer: Schemas['SegmentCountAnswer'];
  };
  /** Who changed what in a segment */
  'GET /api/crm/segments/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Put contacts into a fixed segment and take others out */
  'POST /api/crm/segments/{id}/members': {
    params: {
      id: string;
    };
    body: Schemas['SegmentMembersInput'];
    answer: Schemas['SegmentMembersAnswer'];
  };
  /** List stages */
  'GET /api/crm/stages': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name' | 'position';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      position?: string;
      pipelineId?: string;
      kind?: string;
    };
    answer: Schemas['StagePage'];
  };
  /** Create a stage */
  'POST /api/crm/stages': {
    body: Schemas['StageInput'];
    answer: Schemas['Stage'];
  };
  /** Export stages to a file */
  'POST /api/crm/stages/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a stage */
  'DELETE /api/crm/stages/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one stage */
  'GET /api/crm/stages/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Stage'];
  };
  /** Change a stage */
  'PATCH /api/crm/stages/{id}': {
    params: {
      id: string;
    };
    body: Schemas['StageInputPatch'];
    answer: Schemas['Stage'];
  };
  /** Who changed what in a stage */
  'GET /api/crm/stages/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** How many addresses are refused; no address, as none is kept */
  'GET /api/crm/suppressions': {
    answer: Schemas['SuppressionsAnswer'];
  };
  /** Put an address on the list */
  'POST /api/crm/suppressions': {
    body: Schemas['SuppressionInput'];
    answer: Schemas['SuppressionCheckAnswer'];
  };
  /** Whether an address is on the list */
  'POST /api/crm/suppressions/check': {
    body: Schemas['SuppressionCheckInput'];
    answer: Schemas['SuppressionCheckAnswer'];
  };
  /** Take an address off the list, with the reason */
  'POST /api/crm/suppressions/removal': {
    body: Schemas['SuppressionInput'];
    answer: Schemas['SuppressionCheckAnswer'];
  };
  /** What needs you today: activities, opportunities and leads; of someone else, or of your team */
  'GET /api/crm/today': {
    query: {
      team?: 'true' | 'false';
      ownerId?: string;
    };
    answer: Schemas['TodayAnswer'];
  };
  /** The page to unsubscribe; changes nothing */
  'GET /api/crm/unsubscriptions': {
    query: {
      t: string;
    };
    answer: Blob;
  };
  /** Unsubscribe, or take it back */
  'POST /api/crm/unsubscriptions': {
    query: {
      t: string;
    };
    body: Blob;
    answer: Blob;
  };
  /** List form submissions */
  'GET /api/crm/web-form-submissions': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'receivedAt';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      formId?: string;
      state?: string;
      receivedAt?: string;
      consentGiven?: string;
      leadId?: string;
      ownerId?: string;
    };
    answer: Schemas['SubmissionPage'];
  };
  /** Remove a form submission */
  'DELETE /api/crm/web-form-submissions/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one form submission */
  'GET /api/crm/web-form-submissions/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Submission'];
  };
  /** Make a lead of one that was taken for unwanted */
  'POST /api/crm/web-form-submissions/{id}/acceptance': {
    params: {
      id: string;
    };
    answer: Schemas['Submission'];
  };
  /** List web forms */
  'GET /api/crm/web-forms': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name' | 'state';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      name?: string;
      state?: string;
      requestId?: string;
      source?: string;
    };
    answer: Schemas['WebFormPage'];
  };
  /** Create a web form */
  'POST /api/crm/web-forms': {
    body: Schemas['WebFormInput'];
    answer: Schemas['WebForm'];
  };
  /** Export web forms to a file */
  'POST /api/crm/web-forms/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a web form */
  'DELETE /api/crm/web-forms/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one web form */
  'GET /api/crm/web-forms/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['WebForm'];
  };
  /** Change a web form */
  'PATCH /api/crm/web-forms/{id}': {
    params: {
      id: string;
    };
    body: Schemas['WebFormInputPatch'];
    answer: Schemas['WebForm'];
  };
  /** Close a form: it answers nobody any more */
  'POST /api/crm/web-forms/{id}/closing': {
    params: {
      id: string;
    };
    body: Schemas['WebFormClosingInput'];
    answer: Schemas['WebForm'];
  };
  /** How much came in by a form */
  'GET /api/crm/web-forms/{id}/figures': {
    params: {
      id: string;
    };
    answer: Schemas['WebFormFigures'];
  };
  /** Who changed what in a web form */
  'GET /api/crm/web-forms/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Let the world fill a form in */
  'POST /api/crm/web-forms/{id}/opening': {
    params: {
      id: string;
    };
    answer: Schemas['WebForm'];
  };
  /** A form as its page will show it, open or not */
  'GET /api/crm/web-forms/{id}/preview': {
    params: {
      id: string;
    };
    answer: Schemas['FormDefinition'];
  };
  /** What goes into the pages of the site */
  'GET /api/crm/web-forms/{id}/snippets': {
    params: {
      id: string;
    };
    answer: Schemas['WebFormSnippets'];
  };
  /** Report a breach of the content security policy */
  'POST /api/csp-reports': {
    body: Blob;
    answer: undefined;
  };
  /** The document for people (Swagger UI) */
  'GET /api/docs': {
    answer: Blob;
  };
  /** What the page of the document is made of */
  'GET /api/docs/{asset}': {
    params: {
      asset: string;
    };
    answer: undefined;
  };
  /** Whether the server and its database answer */
  'GET /api/health': {
    answer: Schemas['Health'];
  };
  /** List assignments */
  'GET /api/hr/assignments': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'startedOn' | 'endedOn';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      employeeId?: string;
      departmentId?: string;
      startedOn?: string;
      endedOn?: string;
    };
    answer: Schemas['AssignmentPage'];
  };
  /** Create a assignment */
  'POST /api/hr/assignments': {
    body: Schemas['AssignmentInput'];
    answer: Schemas['Assignment'];
  };
  /** Export assignments to a file */
  'POST /api/hr/assignments/exports': {
    body: Schemas['VaultExportInput'];
    answer: Blob;
  };
  /** Remove a assignment */
  'DELETE /api/hr/assignments/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one assignment */
  'GET /api/hr/assignments/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Assignment'];
  };
  /** Change a assignment */
  'PATCH /api/hr/assignments/{id}': {
    params: {
      id: string;
    };
    body: Schemas['AssignmentInputPatch'];
    answer: Schemas['Assignment'];
  };
  /** Who changed what in a assignment */
  'GET /api/hr/assignments/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** List departments */
  'GET /api/hr/departments': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name' | 'groupName';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      groupName?: string;
      parentId?: string;
      externalId?: string;
    };
    answer: Schemas['DepartmentPage'];
  };
  /** Create a department */
  'POST /api/hr/departments': {
    body: Schemas['DepartmentInput'];
    answer: Schemas['Department'];
  };
  /** Export departments to a file */
  'POST /api/hr/departments/exports': {
    body: Schemas['VaultExportInput'];
    answer: Blob;
  };
  /** Remove a department */
  'DELETE /api/hr/departments/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one department */
  'GET /api/hr/departments/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Department'];
  };
  /** Change a department */
  'PATCH /api/hr/departments/{id}': {
    params: {
      id: string;
    };
    body: Schemas['DepartmentInputPatch'];
    answer: Schemas['Department'];
  };
  /** Who changed what in a department */
  'GET /api/hr/departments/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** List employees */
  'GET /api/hr/employees': {
    query: {
      page?: number;
      perPage?: number;
      sort?:
        | 'createdAt'
        | 'updatedAt'
        | 'staffNumber'
        | 'state'
        | 'firstName'
        | 'lastName'
        | 'birthDate'
        | 'residencePermitExpiresOn'
        | 'jobTitle'
        | 'hiredOn'
        | 'leftOn';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      staffNumber?: string;
      state?: string;
      firstName?: string;
      lastName?: string;
      birthDate?: string;
      nationality?: string;
      gender?: string;
      residencePermitExpiresOn?: string;
      jobTitle?: string;
      departmentId?: string;
      managerId?: string;
      userId?: string;
      workEmail?: string;
      hiredOn?: string;
      leftOn?: string;
      exitReason?: string;
      externalId?: string;
    };
    answer: Schemas['EmployeePage'];
  };
  /** Create a employee */
  'POST /api/hr/employees': {
    body: Schemas['EmployeeInput'];
    answer: Schemas['Employee'];
  };
  /** Export employees to a file */
  'POST /api/hr/employees/exports': {
    body: Schemas['VaultExportInput'];
    answer: Blob;
  };
  /** Remove a employee */
  'DELETE /api/hr/employees/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one employee */
  'GET /api/hr/employees/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Employee'];
  };
  /** Change a employee */
  'PATCH /api/hr/employees/{id}': {
    params: {
      id: string;
    };
    body: Schemas['EmployeeInputPatch'];
    answer: Schemas['Employee'];
  };
  /** Archive an employee who has left */
  'POST /api/hr/employees/{id}/archival': {
    params: {
      id: string;
    };
    answer: Schemas['Employee'];
  };
  /** The first day at work of someone who was to arrive */
  'POST /api/hr/employees/{id}/arrival': {
    params: {
      id: string;
    };
    answer: Schemas['Employee'];
  };
  /** Note the last day of an employee: on notice until then, gone afterwards */
  'POST /api/hr/employees/{id}/departure': {
    params: {
      id: string;
    };
    body: Schemas['EmployeeDepartureInput'];
    answer: Schemas['Employee'];
  };
  /** Who changed what in a employee */
  'GET /api/hr/employees/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** End the suspension of an employee */
  'DELETE /api/hr/employees/{id}/suspension': {
    params: {
      id: string;
    };
    answer: Schemas['Employee'];
  };
  /** Suspend the contract of an employee */
  'POST /api/hr/employees/{id}/suspension': {
    params: {
      id: string;
    };
    answer: Schemas['Employee'];
  };
  /** The people who report to me */
  'GET /api/hr/team': {
    answer: Schemas['TeamAnswer'];
  };
  /** Read the audit trail, newest first */
  'GET /api/identity/audit-events': {
    query: {
      to?: string;
      from?: string;
      actorId?: string;
      action?: string;
      perPage?: number;
      before?: number;
    };
    answer: Schemas['AuditEventsAnswer'];
  };
  /** Check the chain of the audit trail */
  'GET /api/identity/audit-verification': {
    answer: Schemas['AuditVerificationAnswer'];
  };
  /** Names of the active users */
  'GET /api/identity/colleagues': {
    answer: Schemas['ColleaguesAnswer'];
  };
  /** Accept an invitation by choosing a password */
  'POST /api/identity/invitation-acceptances': {
    body: Schemas['InvitationAcceptanceInput'];
    answer: undefined;
  };
  /** Read whom a link is for; it stays unused */
  'POST /api/identity/link-holders': {
    body: Schemas['LinkInput'];
    answer: Schemas['LinkHolder'];
  };
  /** Change your password */
  'PUT /api/identity/password': {
    body: Schemas['PasswordChangeInput'];
    answer: undefined;
  };
  /** Choose a new password with the link */
  'POST /api/identity/password-reset-acceptances': {
    body: Schemas['PasswordResetAcceptanceInput'];
    answer: undefined;
  };
  /** Ask for a link to choose a new password */
  'POST /api/identity/password-resets': {
    body: Schemas['PasswordResetInput'];
    answer: undefined;
  };
  /** List every right */
  'GET /api/identity/permissions': {
    answer: Schemas['PermissionListAnswer'];
  };
  /** Read your own profile */
  'GET /api/identity/profile': {
    answer: Schemas['User'];
  };
  /** Change your own name or language */
  'PATCH /api/identity/profile': {
    body: Schemas['ProfileInputPatch'];
    answer: Schemas['User'];
  };
  /** List roles */
  'GET /api/identity/roles': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      key?: string;
      name?: string;
      requiresSecondFactor?: string;
    };
    answer: Schemas['RolePage'];
  };
  /** Create a role */
  'POST /api/identity/roles': {
    body: Schemas['RoleInput'];
    answer: Schemas['Role'];
  };
  /** Export roles to a file */
  'POST /api/identity/roles/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a role */
  'DELETE /api/identity/roles/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one role */
  'GET /api/identity/roles/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Role'];
  };
  /** Change a role */
  'PATCH /api/identity/roles/{id}': {
    params: {
      id: string;
    };
    body: Schemas['RoleInputPatch'];
    answer: Schemas['Role'];
  };
  /** Who changed what in a role */
  'GET /api/identity/roles/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Remove your second factor */
  'DELETE /api/identity/second-factor': {
    body: Schemas['RemovalInput'];
    answer: undefined;
  };
  /** Begin to enrol a second factor */
  'POST /api/identity/second-factor': {
    answer: Schemas['SecondFactorAnswer'];
  };
  /** Confirm the second factor with a code */
  'POST /api/identity/second-factor/confirmation': {
    body: Schemas['CodeInput'];
    answer: Schemas['RecoveryCodesAnswer'];
  };
  /** Make new recovery codes */
  'POST /api/identity/second-factor/recovery-codes': {
    answer: Schemas['RecoveryCodesAnswer'];
  };
  /** Sign out */
  'DELETE /api/identity/session': {
    answer: undefined;
  };
  /** Who is signed in, and what they may do */
  'GET /api/identity/session': {
    answer: Schemas['SessionAnswer'];
  };
  /** Sign in */
  'POST /api/identity/session': {
    body: Schemas['SignInInput'];
    answer: Schemas['SessionAnswer'];
  };
  /** Prove the password again before something grave */
  'POST /api/identity/session/confirmations': {
    body: Schemas['PasswordConfirmationInput'];
    answer: undefined;
  };
  /** End all your other sessions */
  'DELETE /api/identity/sessions': {
    answer: undefined;
  };
  /** List your own sessions */
  'GET /api/identity/sessions': {
    answer: Schemas['SessionListAnswer'];
  };
  /** End one of your sessions */
  'DELETE /api/identity/sessions/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** List teams */
  'GET /api/identity/teams': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      name?: string;
    };
    answer: Schemas['TeamPage'];
  };
  /** Create a team */
  'POST /api/identity/teams': {
    body: Schemas['TeamInput'];
    answer: Schemas['Team'];
  };
  /** Export teams to a file */
  'POST /api/identity/teams/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a team */
  'DELETE /api/identity/teams/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one team */
  'GET /api/identity/teams/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Team'];
  };
  /** Change a team */
  'PATCH /api/identity/teams/{id}': {
    params: {
      id: string;
    };
    body: Schemas['TeamInputPatch'];
    answer: Schemas['Team'];
  };
  /** Who changed what in a team */
  'GET /api/identity/teams/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** List users */
  'GET /api/identity/users': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'email' | 'firstName' | 'lastName' | 'state';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      email?: string;
      language?: string;
      state?: string;
      roleId?: string;
      teamId?: string;
      hrReferent?: string;
    };
    answer: Schemas['UserPage'];
  };
  /** Invite a person */
  'POST /api/identity/users': {
    body: Schemas['InvitationInput'];
    answer: Schemas['User'];
  };
  /** Read one user */
  'GET /api/identity/users/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['User'];
  };
  /** Change a user */
  'PATCH /api/identity/users/{id}': {
    params: {
      id: string;
    };
    body: Schemas['UserInputPatch'];
    answer: Schemas['User'];
  };
  /** Deactivate a user */
  'DELETE /api/identity/users/{id}/activation': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Let a deactivated user in again */
  'PUT /api/identity/users/{id}/activation': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** A user leaves: access ends, records go to a successor */
  'POST /api/identity/users/{id}/departure': {
    params: {
      id: string;
    };
    body: Schemas['DepartureInput'];
    answer: Schemas['DepartureAnswer'];
  };
  /** Who changed what in a user */
  'GET /api/identity/users/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Revoke an HR referent */
  'DELETE /api/identity/users/{id}/hr-referent': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Name a user HR referent */
  'PUT /api/identity/users/{id}/hr-referent': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Send the invitation again */
  'POST /api/identity/users/{id}/invitations': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Reset the second factor of a user who lost it */
  'DELETE /api/identity/users/{id}/second-factor': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** End all sessions of a user */
  'DELETE /api/identity/users/{id}/sessions': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** What you may import, and what columns may become */
  'GET /api/integrations/import-targets': {
    answer: Schemas['TargetsAnswer'];
  };
  /** List imports, the newest first */
  'GET /api/integrations/imports': {
    query: {
      page?: number;
      perPage?: number;
    };
    answer: Schemas['ImportSummaryAnswerPage'];
  };
  /** Import a file that you uploaded, or rehearse it; it goes on after the answer */
  'POST /api/integrations/imports': {
    body: Schemas['ImportInput'];
    answer: Schemas['ImportAnswer'];
  };
  /** Read one import */
  'GET /api/integrations/imports/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['ImportAnswer'];
  };
  /** Stop an import that is at work, or undo one that has ended */
  'POST /api/integrations/imports/{id}/cancellation': {
    params: {
      id: string;
    };
    answer: Schemas['ImportAnswer'];
  };
  /** The rows that an import refused */
  'GET /api/integrations/imports/{id}/rejects': {
    params: {
      id: string;
    };
    query: {
      page?: number;
      perPage?: number;
    };
    answer: Schemas['RejectsAnswer'];
  };
  /** The refused rows as a file to correct and import again */
  'GET /api/integrations/imports/{id}/rejects.csv': {
    params: {
      id: string;
    };
    answer: Blob;
  };
  /** Undo an import: what changed since is kept and listed */
  'POST /api/integrations/imports/{id}/undo': {
    params: {
      id: string;
    };
    answer: Schemas['ImportAnswer'];
  };
  /** Your files, the newest first */
  'GET /api/integrations/uploads': {
    answer: Schemas['UploadsAnswer'];
  };
  /** Send a CSV, TSV, XLSX or vCard file of 20 MB at most, and learn what is in it */
  'POST /api/integrations/uploads': {
    query: {
      name?: string;
    };
    body: Blob;
    answer: Schemas['UploadAnswer'];
  };
  /** Remove a file */
  'DELETE /api/integrations/uploads/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read a file another way: its sheet, encoding, delimiter, header line */
  'PUT /api/integrations/uploads/{id}/reading': {
    params: {
      id: string;
    };
    body: Schemas['ReadingInput'];
    answer: Schemas['UploadAnswer'];
  };
  /** This document: the routes of this host */
  'GET /api/openapi.json': {
    answer: Record<string, unknown>;
  };
  /** Where the copies of every instance stand, and what is wrong with them */
  'GET /api/operations/backups': {
    answer: Schemas['BackupsOverviewAnswer'];
  };
  /** Where the copies of one instance stand */
  'GET /api/operations/backups/{slug}': {
    params: {
      slug: string;
    };
    answer: Schemas['InstanceBackupsAnswer'];
  };
  /** Take a full copy of an instance now; it goes on after the answer */
  'POST /api/operations/backups/{slug}/runs': {
    params: {
      slug: string;
    };
    answer: undefined;
  };
  /** List the instances */
  'GET /api/operations/instances': {
    answer: Schemas['InstancesAnswer'];
  };
  /** Provision an instance and invite its admin */
  'POST /api/operations/instances': {
    body: Schemas['NewInstanceInput'];
    answer: Schemas['InstanceAnswer'];
  };
  /** Read one instance */
  'GET /api/operations/instances/{slug}': {
    params: {
      slug: string;
    };
    answer: Schemas['InstanceAnswer'];
  };
  /** Switch the modules of an instance */
  'PUT /api/operations/instances/{slug}/modules': {
    params: {
      slug: string;
    };
    body: Schemas['ModulesInput'];
    answer: Schemas['InstanceAnswer'];
  };
  /** Resume a suspended instance */
  'DELETE /api/operations/instances/{slug}/suspension': {
    params: {
      slug: string;
    };
    answer: Schemas['InstanceAnswer'];
  };
  /** Suspend an instance */
  'PUT /api/operations/instances/{slug}/suspension': {
    params: {
      slug: string;
    };
    answer: Schemas['InstanceAnswer'];
  };
  /** Restores that admins asked for, newest first */
  'GET /api/operations/restore-requests': {
    query: {
      page?: number;
      perPage?: number;
    };
    answer: Schemas['OperatorRestoreRequestAnswerPage'];
  };
  /** Read one request */
  'GET /api/operations/restore-requests/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['OperatorRestoreRequestAnswer'];
  };
  /** Bring the copy back; it goes on after the answer, and the requester is told */
  'POST /api/operations/restore-requests/{id}/execution': {
    params: {
      id: string;
    };
    body: Schemas['ExecutionInput'];
    answer: Schemas['OperatorRestoreRequestAnswer'];
  };
  /** Say why a restore will not be done; the requester is told */
  'POST /api/operations/restore-requests/{id}/refusal': {
    params: {
      id: string;
    };
    body: Schemas['RefusalInput'];
    answer: Schemas['OperatorRestoreRequestAnswer'];
  };
  /** Ask whether somebody agrees; changes nothing */
  'GET /api/public/form-confirmations/{secret}': {
    params: {
      secret: string;
    };
    answer: Blob;
  };
  /** Confirm the agreement */
  'POST /api/public/form-confirmations/{secret}': {
    params: {
      secret: string;
    };
    answer: Blob;
  };
  /** What a page needs to show a form */
  'GET /api/public/forms/{key}': {
    params: {
      key: string;
    };
    answer: Schemas['FormDefinition'];
  };
  /** Send a form */
  'POST /api/public/forms/{key}': {
    params: {
      key: string;
    };
    body: Blob;
    answer: undefined;
  };
  /** A form on a page of its own */
  'GET /api/public/forms/{key}/page': {
    params: {
      key: string;
    };
    answer: Blob;
  };
  /** Files beside a record, the newest first */
  'GET /api/workspace/attachments': {
    query: {
      resource: string;
      recordId: string;
    };
    answer: Schemas['AttachmentsAnswer'];
  };
  /** Put a file beside a record; the body is the file itself, 25 MB at most */
  'POST /api/workspace/attachments': {
    query: {
      name: string;
      resource: string;
      recordId: string;
    };
    body: Blob;
    answer: Schemas['AttachmentAnswer'];
  };
  /** Remove a file */
  'DELETE /api/workspace/attachments/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read what is known of one file */
  'GET /api/workspace/attachments/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['AttachmentAnswer'];
  };
  /** Give a file another name; its extension stays */
  'PATCH /api/workspace/attachments/{id}': {
    params: {
      id: string;
    };
    body: Schemas['AttachmentPatch'];
    answer: Schemas['AttachmentAnswer'];
  };
  /** The file itself */
  'GET /api/workspace/attachments/{id}/content': {
    params: {
      id: string;
    };
    query: {
      inline?: string;
    };
    answer: Blob;
  };
  /** How the sign-in page of this host looks */
  'GET /api/workspace/branding': {
    answer: Schemas['BrandingAnswer'];
  };
  /** The logo of this host */
  'GET /api/workspace/branding/logo': {
    answer: Blob;
  };
  /** List written requests */
  'GET /api/workspace/client-requests': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name' | 'kind' | 'state' | 'signedOn';
      order?: 'asc' | 'desc';
      q?: string;
      createdAt?: string;
      updatedAt?: string;
      kind?: string;
      state?: string;
      signedOn?: string;
    };
    answer: Schemas['ClientRequestPage'];
  };
  /** Create a written request */
  'POST /api/workspace/client-requests': {
    body: Schemas['ClientRequestInput'];
    answer: Schemas['ClientRequest'];
  };
  /** Export written requests to a file */
  'POST /api/workspace/client-requests/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a written request */
  'DELETE /api/workspace/client-requests/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one written request */
  'GET /api/workspace/client-requests/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['ClientRequest'];
  };
  /** Change a written request */
  'PATCH /api/workspace/client-requests/{id}': {
    params: {
      id: string;
    };
    body: Schemas['ClientRequestInputPatch'];
    answer: Schemas['ClientRequest'];
  };
  /** Who changed what in a written request */
  'GET /api/workspace/client-requests/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Revoke a written request; what relies on it ends at once */
  'POST /api/workspace/client-requests/{id}/revocation': {
    params: {
      id: string;
    };
    body: Schemas['ClientRequestRevocationInput'];
    answer: Schemas['ClientRequest'];
  };
  /** Comments on a record, the newest last */
  'GET /api/workspace/comments': {
    query: {
      order?: 'asc' | 'desc';
      resource: string;
      recordId: string;
      page?: number;
      perPage?: number;
    };
    answer: Schemas['CommentAnswerPage'];
  };
  /** Comment on a record */
  'POST /api/workspace/comments': {
    body: Schemas['CommentInput'];
    answer: Schemas['CommentAnswer'];
  };
  /** Remove one's own comment, or any where one may remove the record */
  'DELETE /api/workspace/comments/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Change one's own comment */
  'PATCH /api/workspace/comments/{id}': {
    params: {
      id: string;
    };
    body: Schemas['PartialCommentPatch'];
    answer: Schemas['CommentAnswer'];
  };
  /** Read the profile of the company */
  'GET /api/workspace/company': {
    answer: Schemas['CompanyProfileAnswer'];
  };
  /** Change the profile of the company */
  'PATCH /api/workspace/company': {
    body: Schemas['CompanyProfileInputPatch'];
    answer: Schemas['CompanyProfileAnswer'];
  };
  /** Who changed what in the profile */
  'GET /api/workspace/company/history': {
    answer: Schemas['HistoryAnswer'];
  };
  /** Remove the logo */
  'DELETE /api/workspace/company/logo': {
    answer: Schemas['CompanyProfileAnswer'];
  };
  /** Put an image in the place of the logo */
  'PUT /api/workspace/company/logo': {
    body: Blob;
    answer: Schemas['CompanyProfileAnswer'];
  };
  /** The company's own fields, in their order */
  'GET /api/workspace/custom-fields': {
    answer: Schemas['CustomFieldsAnswer'];
  };
  /** Add a field to a kind of record */
  'POST /api/workspace/custom-fields': {
    body: Schemas['CustomFieldInput'];
    answer: Schemas['CustomFieldAnswer'];
  };
  /** Put the fields of a kind of record in order */
  'PUT /api/workspace/custom-fields/order': {
    body: Schemas['CustomFieldOrder'];
    answer: Schemas['CustomFieldsAnswer'];
  };
  /** How many records have a value, by field */
  'GET /api/workspace/custom-fields/uses': {
    query: {
      record: string;
    };
    answer: Schemas['CustomFieldUsesAnswer'];
  };
  /** Remove a field that no record has a value of */
  'DELETE /api/workspace/custom-fields/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Change, archive or restore a field */
  'PATCH /api/workspace/custom-fields/{id}': {
    params: {
      id: string;
    };
    body: Schemas['CustomFieldPatch'];
    answer: Schemas['CustomFieldAnswer'];
  };
  /** The names of some records that you may read */
  'POST /api/workspace/labels': {
    body: Schemas['LabelsInput'];
    answer: Schemas['LabelsAnswer'];
  };
  /** Follow what others do, as server-sent events */
  'GET /api/workspace/live': {
    answer: Blob;
  };
  /** How the instance sends its mails */
  'GET /api/workspace/mail-settings': {
    answer: Schemas['MailSettingsAnswer'];
  };
  /** Change how the instance sends its mails */
  'PATCH /api/workspace/mail-settings': {
    body: Schemas['MailSettingsInput'];
    answer: Schemas['MailSettingsAnswer'];
  };
  /** Send yourself a mail by the own server, and hear what it answers */
  'POST /api/workspace/mail-settings/test': {
    answer: Schemas['MailTestAnswer'];
  };
  /** What your mails end with */
  'GET /api/workspace/mail-signature': {
    answer: Schemas['SignatureInput'];
  };
  /** Change what your mails end with */
  'PUT /api/workspace/mail-signature': {
    body: Schemas['SignatureInput'];
    answer: Schemas['SignatureInput'];
  };
  /** List your notifications, the newest first */
  'GET /api/workspace/notifications': {
    query: {
      unread?: boolean;
      page?: number;
      perPage?: number;
    };
    answer: Schemas['NotificationPage'];
  };
  /** Say that you read some of your notifications */
  'POST /api/workspace/notifications/read': {
    body: Schemas['NotificationReadingInput'];
    answer: Schemas['UnreadAnswer'];
  };
  /** How you like the screen */
  'GET /api/workspace/preferences': {
    answer: Schemas['Preferences'];
  };
  /** Say how you like the screen */
  'PUT /api/workspace/preferences': {
    body: Schemas['PreferencesInput'];
    answer: Schemas['Preferences'];
  };
  /** Say that you closed a record; without one, all of them */
  'DELETE /api/workspace/presence': {
    query: {
      resource?: string;
      recordId?: string;
    };
    answer: undefined;
  };
  /** Who has a record open; without one, who has the records open that you have open */
  'GET /api/workspace/presence': {
    query: {
      resource?: string;
      recordId?: string;
    };
    answer: Schemas['PresencesAnswer'];
  };
  /** Say that you have a record open; say it again every 20 seconds, it holds for 45 */
  'PUT /api/workspace/presence': {
    body: Schemas['PresenceInput'];
    answer: Schemas['RecordPresence'];
  };
  /** Find records of every kind that you may read */
  'GET /api/workspace/search': {
    query: {
      limit?: number;
      q: string;
    };
    answer: Schemas['SearchAnswer'];
  };
  /** How many records have each tag */
  'GET /api/workspace/tag-uses': {
    answer: Schemas['TagUsesAnswer'];
  };
  /** Put tags on some records and take others off */
  'POST /api/workspace/tagging': {
    body: Schemas['TaggingInput'];
    answer: Schemas['TaggingAnswer'];
  };
  /** List tags */
  'GET /api/workspace/tags': {
    query: {
      page?: number;
      perPage?: number;
      sort?: 'createdAt' | 'updatedAt' | 'name' | 'position';
      order?: 'asc' | 'desc';
      createdAt?: string;
      updatedAt?: string;
      origin?: string;
      name?: string;
      colour?: string;
      position?: string;
    };
    answer: Schemas['TagPage'];
  };
  /** Create a tag */
  'POST /api/workspace/tags': {
    body: Schemas['TagInput'];
    answer: Schemas['Tag'];
  };
  /** Export tags to a file */
  'POST /api/workspace/tags/exports': {
    body: Schemas['ExportInput'];
    answer: Blob;
  };
  /** Remove a tag */
  'DELETE /api/workspace/tags/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one tag */
  'GET /api/workspace/tags/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['Tag'];
  };
  /** Change a tag */
  'PATCH /api/workspace/tags/{id}': {
    params: {
      id: string;
    };
    body: Schemas['TagInputPatch'];
    answer: Schemas['Tag'];
  };
  /** Who changed what in a tag */
  'GET /api/workspace/tags/{id}/history': {
    params: {
      id: string;
    };
    answer: Schemas['HistoryAnswer'];
  };
  /** Make one tag of two */
  'POST /api/workspace/tags/{id}/merge': {
    params: {
      id: string;
    };
    body: Schemas['TagMergeInput'];
    answer: Schemas['Tag'];
  };
  /** What happened to a record: changes, comments and files, the newest first */
  'GET /api/workspace/timeline': {
    query: {
      resource: string;
      recordId: string;
      page?: number;
      perPage?: number;
    };
    answer: Schemas['TimelineEntryPage'];
  };
  /** Your saved views and the shared ones */
  'GET /api/workspace/views': {
    query: {
      page?: number;
      perPage?: number;
      resource?: string;
    };
    answer: Schemas['SavedViewPage'];
  };
  /** Save a view */
  'POST /api/workspace/views': {
    body: Schemas['SavedViewInput'];
    answer: Schemas['SavedView'];
  };
  /** Remove a view */
  'DELETE /api/workspace/views/{id}': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Read one view */
  'GET /api/workspace/views/{id}': {
    params: {
      id: string;
    };
    answer: Schemas['SavedView'];
  };
  /** Change a view */
  'PATCH /api/workspace/views/{id}': {
    params: {
      id: string;
    };
    body: Schemas['SavedViewPatch'];
    answer: Schemas['SavedView'];
  };
  /** Open the list plainly again */
  'DELETE /api/workspace/views/{id}/default': {
    params: {
      id: string;
    };
    answer: undefined;
  };
  /** Open the list with this view, for yourself */
  'PUT /api/workspace/views/{id}/default': {
    params: {
      id: string;
    };
    answer: Schemas['SavedView'];
  };
}
