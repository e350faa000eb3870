import { Injectable } from '@nestjs/common';
import { dayIn, type HolidayZone } from '#kernel';
import { AppConfig, AppLogger, Databases, quoteIdentifier } from '#runtime';
import type { InstanceRow } from '#tenancy';
import { holidayZoneOf } from './holiday-zones.js';
import { type SlotPlace, spreadOf } from './slots.js';

/** How long the choice and the address of a company are believed, in milliseconds. */
const freshFor = 3_600_000;

/** What slots, working days and retention of an instance depend on. */
@Injectable()
export class SlotCalendar {
  private readonly zones = new Map<string, { zone: HolidayZone; at: number }>();

  constructor(
    private readonly config: AppConfig,
    private readonly databases: Databases,
    private readonly logger: AppLogger,
  ) {}

  async placeOf(row: InstanceRow): Promise<SlotPlace> {
    return {
      times: this.config.backupTimes,
      timeZone: row.timeZone,
      holidays: await this.holidaysOf(row),
      spread: spreadOf(row.id),
    };
  }

  /** The public holidays that count for an instance. */
  async holidaysOf(row: InstanceRow): Promise<HolidayZone> {
    const known = this.zones.get(row.id);
    if (known && performance.now() - known.at < freshFor) return known.zone;
    const company = await this.companyOf(row).catch((error: unknown) => {
      // A suspended or damaged instance has copies all the same, by the holidays of its time zone.
      this.logger.warn(`the company of instance ${row.id} cannot be read`, error);
      return undefined;
    });
    const zone = holidayZoneOf(row.timeZone, company);
    this.zones.set(row.id, { zone, at: performance.now() });
    return zone;
  }

  todayOf(row: InstanceRow, now: Date): string {
    return dayIn(now, row.timeZone);
  }

  private async companyOf(row: InstanceRow) {
    return this.databases.asOwner('backup calendar', async (client) => {
      const { rows } = await client.query<{ holidayZone: HolidayZone; postalCodes: string[] }>(
        `SELECT holiday_zone AS "holidayZone",
           ARRAY(SELECT coalesce(each->>'postalCode', '') FROM jsonb_array_elements(addresses) each) AS "postalCodes"
         FROM ${quoteIdentifier(row.schema)}.workspace_company`,
      );
      return rows[0];
    });
  }
}
