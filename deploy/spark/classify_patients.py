"""Classifies every patient of an export with Apache Spark.

Reads FHIR resources, one a line (NDJSON, gzipped or not) or one a row (Parquet, in a column of text), from any path that
Hadoop reads. Spark sorts them by patient and passes each patient's resources to `her2-cds classify`, so her2-cds must be
installed on every worker. Knows no FHIR: whose a resource is, `her2-cds whose` says. Writes Parquet: one row for each patient,
and one for each line that could not be read. README.md says more.

    spark-submit classify_patients.py --in hdfs:///export/ --out hdfs:///her2
"""

import argparse
import collections
import datetime
import json
import shlex
import subprocess
import threading

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# 0: everything was read; 2: some lines were not, and say so themselves. Anything else is no answer.
FINE = (0, 2)

PLACE = "struct<file: string, block: long, row: long>"
WHOSE = f"patient string, shared string, needed boolean, refers array<string>, error string, line binary, place {PLACE}"
ANSWER = "patient string, error string, answer string"

# Columns taken out of the answer, for whoever counts; the answer itself is kept as it was given.
COLUMNS = {
    "overexpression": "$.current.overexpression",
    "reason": "$.current.reason",
    "tier": "$.current.tier",
    "metastatic": "$.metastatic",
    "ever_positive": "$.everPositive",
    "ever_low": "$.everLow",
    "ever_ultralow": "$.everUltralow",
}


def through(command, items, line_of):
    """Pairs of item and answer: a program that answers each line with a line, in order, gets the line of each item."""
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    waiting = collections.deque()
    failures = []

    def feed():
        try:
            with child.stdin as to:
                for item in items:
                    waiting.append(item)
                    to.write(line_of(item) + b"\n")
        except BrokenPipeError:
            pass  # It has ended too early, which its exit code tells.
        except BaseException as failure:  # What reads the items has failed: so does this.
            failures.append(failure)
            child.kill()

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    try:
        for line in child.stdout:
            yield waiting.popleft(), json.loads(line)
        code = child.wait()
        feeder.join()
        if failures:
            raise failures[0]
        if code not in FINE:
            raise RuntimeError(f"{shlex.join(command)} ended with {code}")
        if waiting:
            raise RuntimeError(f"{shlex.join(command)} left {len(waiting)} lines without an answer")
    finally:
        child.kill()


def tell_whose(command):
    def tell(rows):
        for row, said in through(command + ["whose"], rows, lambda row: bytes(row.line)):
            if said:
                line = row.line if "error" not in said else None
                parts = (said.get(name) for name in ("patient", "shared", "needed", "refers", "error"))
                yield (*parts, line, row.place)

    return tell


def bundles(rows):
    """Rows sorted by patient: the id of each with a Bundle of its resources."""
    patient, lines = None, []
    for row in rows:
        if lines and row.patient != patient:
            yield patient, bundle_of(lines)
            lines = []
        patient = row.patient
        lines.append(bytes(row.line))
    if lines:
        yield patient, bundle_of(lines)


def bundle_of(lines):
    entries = b",".join(b'{"resource":' + line.strip().removeprefix(b"\xef\xbb\xbf") + b"}" for line in lines)
    return b'{"resourceType":"Bundle","type":"collection","entry":[' + entries + b"]}"


def classify(command, day):
    def answer(rows):
        for (patient, _), said in through(command + ["classify", "--day", day, "-"], bundles(rows), lambda pair: pair[1]):
            if "error" in said:
                yield patient, said["error"], None
            elif said.get("patient") != f"Patient/{patient}":
                raise RuntimeError("an answer is not that of the patient who was asked for")
            else:
                yield patient, None, json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    return answer


def read_lines(spark, path, column):
    """Lines with their place, so that a patient's resources keep the order of the export however it is split."""
    if column:
        read = spark.read.option("recursiveFileLookup", "true").parquet(path).withColumn("value", F.col(column))
    else:
        read = spark.read.option("recursiveFileLookup", "true").text(path, lineSep="\n")
    place = F.struct(
        F.col("_metadata.file_path").alias("file"),
        F.col("_metadata.file_block_start").alias("block"),
        F.monotonically_increasing_id().alias("row"),
    )
    return read.select(F.col("value").cast("binary").alias("line"), place.alias("place")).where("line is not null")


def share_out(owned, shared):
    """Each patient with the shared resources that the patient's own refer to, directly or in turn."""
    known = shared.select("shared", F.col("refers").alias("onward"))

    def reached_by(links):
        names = links.select("patient", F.explode("refers").alias("shared")).distinct()
        return names.join(known, "shared").select("patient", "shared", F.col("onward").alias("refers"))

    fresh = reached_by(owned).persist(StorageLevel.DISK_ONLY)
    found = fresh
    while not fresh.isEmpty():
        onward = reached_by(fresh)
        fresh = onward.join(found, ["patient", "shared"], "left_anti").persist(StorageLevel.DISK_ONLY)
        found = found.union(fresh)
    return found.select("patient", "shared")


def run(spark, options):
    command = shlex.split(options.command)
    lines = read_lines(spark, options.input, options.parquet_column)
    # Kept, since it is read for several purposes; what a lost worker held is made again.
    rows = spark.createDataFrame(lines.rdd.mapPartitions(tell_whose(command)), WHOSE).persist(StorageLevel.DISK_ONLY)
    owned = rows.where("patient is not null")
    shared = (
        rows.where("shared is not null")
        .groupBy("shared")
        .agg(*(F.max_by(name, "place").alias(name) for name in ("line", "refers", "needed", "place")))
        .persist(StorageLevel.DISK_ONLY)
    )
    links = share_out(owned, shared)
    given = links.join(shared, "shared").select("patient", F.lit(1).alias("given"), "place", "line")
    records = owned.select("patient", F.lit(0).alias("given"), "place", "line").union(given)
    count = options.partitions or max(spark.sparkContext.defaultParallelism * 4, lines.rdd.getNumPartitions())
    sorted_records = records.repartition(count, "patient").sortWithinPartitions("patient", "given", "place")
    answers = spark.createDataFrame(sorted_records.rdd.mapPartitions(classify(command, options.day)), ANSWER)

    unread = rows.where("error is not null").select("place.file", "error")
    unused = shared.where("needed").join(links, "shared", "left_anti")
    unused = unused.select("place.file", F.concat("shared", F.lit(" cannot be assigned to one patient")).alias("error"))
    errors = unread.union(unused).select(
        F.lit(None).cast("string").alias("patient"), "error", F.lit(None).cast("string").alias("answer"), "file"
    )
    table = answers.withColumn("file", F.lit(None).cast("string")).union(errors)
    columns = (F.get_json_object("answer", path).alias(name) for name, path in COLUMNS.items())
    table.select("patient", *columns, "answer", "file", "error").write.mode("errorifexists").parquet(options.output)

    written = spark.read.parquet(options.output)
    patients, failed = written.where("patient is not null").count(), written.where("error is not null").count()
    if patients != owned.select("patient").distinct().count():
        raise RuntimeError("not every patient has a row")
    print(f"{patients} patients, {failed} errors")


def main():
    parser = argparse.ArgumentParser(description="Classifies every patient of an export.")
    parser.add_argument("--in", dest="input", required=True, help="files or a folder, wherever Hadoop reads")
    parser.add_argument("--out", dest="output", required=True, help="a folder that is not there yet, for Parquet")
    parser.add_argument("--parquet-column", help="the input is Parquet, and this column holds one resource as JSON")
    parser.add_argument("--command", default="her2-cds", help="how a worker starts her2-cds (default: her2-cds)")
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    parser.add_argument("--day", default=today, help="the day on which it is asked what is open (default: today)")
    parser.add_argument("--partitions", type=int, help="into how many parts patients are sorted (default: 4 for each core)")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("her2-cds").getOrCreate()
    try:
        run(spark, options)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
