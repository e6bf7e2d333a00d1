import { createServer } from 'node:http';
import { makeAnswer } from './answer.mjs';

createServer((request, response) => {
  if (request.url !== '/items') {
    response.writeHead(404).end();
    return;
  }
  const body = JSON.stringify(makeAnswer());
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1');
