import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { problem } from '#contracts';
import type { BodyExamples } from './examples.js';

/** How a controller and its routes appear in the OpenAPI document, made of the same schemas that check them. */
export function Described(group: string): ClassDecorator {
  return ApiTags(group);
}

interface More {
  /** Examples of the body. */
  body?: BodyExamples;
  /** Needs `If-Match`. */
  version?: true;
  /** The answer is not kept under an `Idempotency-Key`. */
  unkept?: true;
}

export function Answers(
  status: number,
  summary: string,
  schema: z.ZodType | null,
  more: More = {},
): MethodDecorator {
  const { body, version, unkept } = more;
  return applyDecorators(
    ApiOperation({ summary }),
    schema === null
      ? ApiResponse({ status, description: summary })
      : ApiResponse({ status, description: summary, standardSchema: schema }),
    ApiResponse({
      status: 'default',
      description: 'Từ chối hoặc lỗi (RFC 9457)',
      standardSchema: problem,
    }),
    ...(body === undefined ? [] : [ApiBody({ required: true, schema: {}, examples: namedExamples(body) })]),
    ...(version === undefined
      ? []
      : [
          ApiHeader({
            name: 'If-Match',
            required: true,
            description: 'Phiên bản đã xem, dạng "7"; cũ thì 412, thiếu thì 428',
            example: '"7"',
          }),
        ]),
    ...(body === undefined || unkept
      ? []
      : [
          ApiHeader({
            name: 'Idempotency-Key',
            required: false,
            description:
              'Gửi lại cùng khóa và nội dung thì nhận lại đúng câu trả lời cũ; nội dung khác thì 422',
            example: '6f1c2a9e-8d0b-4c7e-9a51-2f4f5f0b7f10',
          }),
        ]),
  );
}

/** The examples of a body, as the document wants them. */
export function namedExamples({ values }: BodyExamples): Record<string, { value: object }> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}
