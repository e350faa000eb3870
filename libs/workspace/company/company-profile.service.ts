import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#identity';
import type { FieldError, HolidayZone } from '#kernel';
import {
  type HistoryEntry,
  type InputOf,
  RecordHistory,
  RecordsService,
  type RecordType,
  Scopes,
  systemActor,
  type Unit,
  UnitOfWork,
} from '#runtime';
import { InstanceRegistry, ProvisioningSteps } from '#tenancy';
import type { CompanyProfileAnswer } from './company-answers.js';
import { type CompanyProfile, companyProfileType } from './company-profile.entity.js';
import { CompanyProfileRepository } from './company-profile.repository.js';
import { checkProfile, completeProfile, missingMentions } from './company-profile.rules.js';

/** The profile of the instance's company. Its methods open units of their own: the row may have to be made first. */
@Injectable()
export class CompanyProfileService extends RecordsService<CompanyProfile> implements OnModuleInit {
  /** Read once for each unit of work: an import asks for every row. */
  private readonly zones = new WeakMap<Unit, Promise<HolidayZone>>();

  constructor(
    private readonly profiles: CompanyProfileRepository,
    private readonly units: UnitOfWork,
    private readonly registry: InstanceRegistry,
    private readonly steps: ProvisioningSteps,
    private readonly recordHistory: RecordHistory,
    private readonly audit: AuditTrail,
  ) {
    super(profiles);
  }

  onModuleInit(): void {
    this.steps.add(async ({ siren }) => {
      await this.profiles.ensure({ legalName: Scopes.instance().name, siren });
    });
  }

  async read(): Promise<CompanyProfileAnswer> {
    await this.ensured();
    return this.units.run({ mode: 'read' }, () => this.answer());
  }

  /** @throws Problem INVALID_INPUT, STALE_VERSION */
  async change(version: number, patch: InputOf<CompanyProfile>): Promise<CompanyProfileAnswer> {
    const { id } = await this.ensured();
    return this.units.run({ mode: 'write' }, async () => {
      await this.update(id, version, patch);
      return this.answer();
    });
  }

  async history(): Promise<HistoryEntry[]> {
    const profile = await this.ensured();
    return this.units.run({ mode: 'read' }, () =>
      this.recordHistory.of(companyProfileType as unknown as RecordType, profile),
    );
  }

  /** The row, made with what the registry knows where an instance is older than this table. */
  async ensured(): Promise<CompanyProfile> {
    const found = await this.units.run({ mode: 'read' }, () => this.profiles.find());
    if (found) return found;
    const { id, name } = Scopes.instance();
    const siren = (await this.registry.byId(id))?.siren ?? null;
    return Scopes.with({ actor: systemActor('company profile') }, () =>
      this.units.run({ mode: 'write' }, () => this.profiles.ensure({ legalName: name, siren })),
    );
  }

  /** Where the company's public holidays are those of, in the unit in hand. */
  holidayZone(): Promise<HolidayZone> {
    const { unit } = Scopes.current();
    const known = unit && this.zones.get(unit);
    if (known) return known;
    const zone = this.profiles.find().then((profile) => profile?.holidayZone ?? 'metropolitan');
    if (unit) this.zones.set(unit, zone);
    return zone;
  }

  /** The profile with what follows from it, in the unit in hand. */
  async answer(): Promise<CompanyProfileAnswer> {
    const profile = (await this.profiles.find()) as CompanyProfile;
    const logo = await this.profiles.logo();
    return {
      ...profile,
      timeZone: Scopes.instance().timeZone,
      missing: missingMentions(profile),
      logoVersion: logo ? logoVersionOf(logo) : null,
    };
  }

  override complete(
    input: InputOf<CompanyProfile>,
    before: CompanyProfile | undefined,
  ): InputOf<CompanyProfile> {
    return completeProfile(input, before);
  }

  override async check(
    input: InputOf<CompanyProfile>,
    before: CompanyProfile | undefined,
  ): Promise<readonly FieldError[]> {
    return checkProfile(input, before);
  }

  /** Who the company is by law is shown to its clients and to the State: the trail names who changed it. */
  protected override async changed(after: CompanyProfile, before: CompanyProfile | undefined): Promise<void> {
    const fields = companyProfileType.fields
      .filter(({ readOnly }) => !readOnly)
      .map(({ name }) => name as keyof CompanyProfile)
      .filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before?.[name]));
    await this.audit.append({
      action: 'workspace.company-changed',
      object: `workspace.company/${after.id}`,
      details: { fields },
    });
  }
}

/** Changes whenever the logo does, and tells nothing else of it. */
export const logoVersionOf = ({ sha256 }: { sha256: string }): string => sha256.slice(0, 16);
