import { type INestApplication, Injectable } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProgrammerError } from '#contracts';
import { policyOf } from '#identity';

/** The OpenAPI document, built once from the registered routes. */
@Injectable()
export class OpenApi {
  private built: OpenAPIObject | null = null;

  build(app: INestApplication): void {
    const config = new DocumentBuilder()
      .setTitle('Đôn Đốc')
      .setDescription('Giao, nhắc, kiểm tra và báo cáo việc thực hiện nhiệm vụ của các chương trình, đề án.')
      .setVersion('1')
      .addBearerAuth()
      .build();
    this.built = withAccess(SwaggerModule.createDocument(app, config));
  }

  get document(): OpenAPIObject {
    if (this.built === null)
      throw new ProgrammerError('the OpenAPI document is built before the server listens');
    return this.built;
  }
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Says of every route whether one must be signed in, from the table that decides it, and how refusals are written. */
function withAccess(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      const policy = policyOf(method.toUpperCase(), path.replace(/\{(\w+)\}/g, ':$1'));
      if (!operation) continue;
      if (policy && policy.access !== 'anyone') operation.security = [{ bearer: [] }];
      const refusal = operation.responses['default'];
      if (refusal && 'content' in refusal && refusal.content?.['application/json']) {
        refusal.content = { 'application/problem+json': refusal.content['application/json'] };
      }
    }
  }
  return document;
}
