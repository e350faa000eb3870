import { Injectable } from '@nestjs/common';
import type { Language, Text } from '#kernel';

/** The values that a notification's text shows: short words and figures. Never HR data. */
export type NotificationParams = Readonly<Record<string, string | number>>;

/** Which notifications exist, with their texts. Modules declare theirs. */
@Injectable()
export class NotificationKinds {
  private readonly titles = new Map<string, Text>();

  /**
   * @param kind `integrations.import-done`: also the key of its text on screens of their own.
   * @param title one line; `{name}` is replaced by the parameter of that name.
   */
  declare(kind: string, title: Text): void {
    if (this.titles.has(kind)) throw new Error(`notification ${kind} is declared twice`);
    this.titles.set(kind, title);
  }

  has(kind: string): boolean {
    return this.titles.has(kind);
  }

  /** What a reader sees; empty for a kind that this version of the product does not know any more. */
  title(kind: string, params: NotificationParams, language: Language): string {
    const template = this.titles.get(kind)?.[language] ?? '';
    // What somebody typed is a value, never a template again: one pass over the template.
    return template.replace(/\{(\w+)\}/g, (_, name: string) =>
      Object.hasOwn(params, name) ? String(params[name]) : '',
    );
  }
}
