import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CommonProblems, Problem } from '#kernel';
import { projectRoot } from '../config/project-root.js';
import { Scopes } from '../context/scope.js';
import { OpenApi } from './openapi.js';
import { OwnUnits, Public, SignedIn } from './route-policy.js';

const page = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>b2o · API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;
/** Apart from the page: its policy allows no inline script. */
const start =
  "SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });\n";

const assets = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
  ['favicon-32x32.png', 'image/png'],
]);
const assetFolder = join(projectRoot, 'node_modules', 'swagger-ui-dist');

@ApiTags('api')
@Controller()
export class OpenApiController {
  constructor(private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  @Public()
  @OwnUnits()
  @ApiOperation({ summary: 'This document: the routes of this host', operationId: 'read openapi' })
  @ApiOkResponse({ schema: { type: 'object' } })
  document(): OpenAPIObject {
    return this.openApi.of(Scopes.instance());
  }

  @Get('docs')
  @SignedIn()
  @OwnUnits()
  @ApiOperation({ summary: 'The document for people (Swagger UI)', operationId: 'read docs' })
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  docs(@Res() reply: FastifyReply): void {
    reply.type('text/html; charset=utf-8').send(page);
  }

  @Get('docs/:asset')
  @SignedIn()
  @OwnUnits()
  @ApiOperation({ summary: 'What the page of the document is made of', operationId: 'read docs asset' })
  @ApiOkResponse({ description: 'A style sheet, a script or an image' })
  async asset(@Param('asset') asset: string, @Res() reply: FastifyReply): Promise<void> {
    if (asset === 'start.js') {
      reply.type('text/javascript; charset=utf-8').send(start);
      return;
    }
    const type = assets.get(asset);
    if (!type) throw new Problem(CommonProblems.NOT_FOUND);
    const content = await readFile(join(assetFolder, asset));
    reply.header('cache-control', 'private, max-age=86400').type(type).send(content);
  }
}
