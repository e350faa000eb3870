import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CommonProblems, Problem } from '#kernel';
import { AppLogger } from '../logging/logger.js';
import { RawBody, type RawContent, Uploaded } from './raw-body.js';
import { OwnUnits, Public } from './route-policy.js';

/** Lines a minute of one process: a broken page in a thousand browsers must not fill the disk. */
const linesPerMinute = 20;

/** What a log may keep of a report (CSP 3, 5.3): no address, no sample, nothing of what a person sees or types. */
export function summaryOf(report: unknown): { directive: string; blocked: string } | undefined {
  const body = (report as { 'csp-report'?: unknown } | null)?.['csp-report'];
  if (typeof body !== 'object' || body === null) return undefined;
  const facts = body as Record<string, unknown>;
  const named = facts['effective-directive'] ?? facts['violated-directive'];
  const directive = typeof named === 'string' ? named.split(' ', 1)[0] : undefined;
  return {
    directive: directive !== undefined && directives.has(directive) ? directive : 'unknown',
    blocked: kindOf(facts['blocked-uri']),
  };
}

const directives = new Set([
  ...['script', 'style'].flatMap((kind) => [`${kind}-src`, `${kind}-src-elem`, `${kind}-src-attr`]),
  ...['connect', 'default', 'font', 'frame', 'img', 'manifest', 'media', 'object', 'worker'].map(
    (kind) => `${kind}-src`,
  ),
  'base-uri',
  'form-action',
  'frame-ancestors',
]);
const keywords = new Set(['inline', 'eval', 'wasm-eval', 'self', 'data', 'blob', 'trusted-types-policy']);

function kindOf(blocked: unknown): string {
  if (typeof blocked !== 'string') return 'unknown';
  const scheme = blocked.split(':', 1)[0] ?? '';
  if (keywords.has(scheme)) return scheme;
  return /^(https?|wss?)$/.test(scheme) ? 'address' : 'unknown';
}

/** Where browsers tell that a page tried what its content security policy forbids. */
@ApiTags('api')
@Controller('csp-reports')
export class CspReportsController {
  private readonly limiter = new RateLimiterMemory({ points: linesPerMinute, duration: 60 });

  constructor(private readonly logger: AppLogger) {}

  @Post()
  @HttpCode(204)
  @Public()
  @OwnUnits()
  @RawBody({ types: ['application/csp-report'], maxBytes: 16 * 1024 })
  @ApiOperation({ summary: 'Report a breach of the content security policy', operationId: 'report csp' })
  @ApiNoContentResponse()
  async report(@Uploaded() content: RawContent): Promise<void> {
    const bytes = await content.buffer();
    const summary = summaryOf(parsed(bytes.toString('utf8')));
    if (!summary) throw new Problem(CommonProblems.MALFORMED_REQUEST);
    const allowed = await this.limiter.consume('').then(
      () => true,
      () => false,
    );
    if (allowed) this.logger.warn('a page tried what its content security policy forbids', summary);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem(CommonProblems.MALFORMED_REQUEST, { cause });
  }
}
