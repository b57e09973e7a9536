import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail server of the loopback that keeps what it gets: envelope and letter, line by line. */
export class PostOffice {
  readonly #letters = new Map<string, string[]>();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => this.serve(socket));
  }

  static async open(): Promise<PostOffice> {
    const office = new PostOffice(createServer());
    await new Promise<void>((ready) => office.#server.listen(0, '127.0.0.1', ready));
    return office;
  }

  get url(): string {
    // A listening TCP server has an address of this kind.
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Letters to that address so far. */
  to(address: string): readonly string[] {
    return this.#letters.get(address) ?? [];
  }

  close(): void {
    this.#server.close();
  }

  private serve(socket: Socket): void {
    let [text, recipient, letter] = ['', '', false];
    socket.setEncoding('utf8').on('error', () => socket.destroy());
    socket.write('220 posta.example\r\n');
    socket.on('data', (part: string) => {
      text += part;
      for (
        let end = text.indexOf(letter ? '\r\n.\r\n' : '\r\n');
        end >= 0;
        end = text.indexOf(letter ? '\r\n.\r\n' : '\r\n')
      ) {
        const line = text.slice(0, end);
        text = text.slice(end + (letter ? 5 : 2));
        if (letter) this.#letters.set(recipient, [...this.to(recipient), line]);
        else recipient = /^RCPT TO:<([^>]+)>/iu.exec(line)?.[1] ?? recipient;
        letter = !letter && /^DATA/iu.test(line);
        socket.write(letter ? '354 go on\r\n' : /^QUIT/iu.test(line) ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  }
}
