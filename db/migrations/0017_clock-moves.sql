CREATE TABLE "clock_move" (
	"id" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL
);
