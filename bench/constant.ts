import { createServer } from 'node:http'
import { tellCost } from './tell-cost.ts'

/** The bare limit of HTTP: node:http that answers every request with the same JSON. */
const ANSWER = JSON.stringify({ id: '01890000-0000-7000-8000-000000000001', state: 'confirmed' })

createServer((req, res) => {
  req.resume()
  req.on('end', () => {
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': ANSWER.length })
    res.end(ANSWER)
  })
}).listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('ready'))
tellCost()
