import { applyDecorators } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Answers } from '../docs/described.js';
import { FILE_MEDIA } from '../reports/send-file.js';

/** A list as a file, in the OpenAPI document. */
export function Exports(of: string): MethodDecorator {
  return applyDecorators(
    ApiProduces(FILE_MEDIA.xlsx, FILE_MEDIA.csv),
    Answers(200, `${of}, như đang lọc, dạng XLSX hoặc CSV`, null),
  );
}
